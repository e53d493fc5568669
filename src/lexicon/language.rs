//! Words that tell the languages apart, and those that tell nothing. With bare vowels (`fur`) unless said otherwise.

use super::WordList;

/// Function words that are in nearly every sentence of one language and in none of the other; lower case.
pub const FUNCTION_WORDS: WordList = WordList::new(
    &[
        "auf", "aus", "bei", "das", "dem", "den", "der", "die", "ein", "eine", "für", "ist", "mit",
        "nach", "nicht", "oder", "sind", "und", "von", "werden", "wird", "zu", "zum", "zur",
    ],
    &[
        "and", "are", "as", "be", "by", "for", "from", "is", "it", "not", "of", "on", "or", "that",
        "the", "this", "to", "with",
    ],
);

/// What people write for German, besides its tag; lower case.
pub const GERMAN: WordList = WordList::new(&["deutsch", "dt"], &["german"]).with(&["ger", "deu"]);

/// What people write for English, besides its tag; lower case.
pub const ENGLISH: WordList = WordList::new(&["englisch"], &["english", "gb", "us"]).with(&["eng"]);

/// Words that say nothing about a subject.
pub const EMPTY: WordList = WordList::new(
    &[
        "aber", "alle", "allen", "aller", "alles", "als", "am", "auf", "aus", "bei", "bis", "das",
        "dass", "dem", "den", "der", "des", "die", "ein", "eine", "einen", "einer", "fur", "im",
        "ist", "mit", "nach", "nicht", "noch", "oder", "pro", "sind", "um", "und", "uber", "vom",
        "von", "vor", "wieder", "wird", "zu", "zum", "zur", "zwischen",
    ],
    &["and", "at", "by", "for", "from", "it", "its", "of", "on", "or", "the", "to", "up", "with"],
)
.with(&["an", "etc", "in", "per"]);

/// Words that make a question of what is asked for.
pub const QUESTION: WordList = WordList::new(
    &[
        "wer", "wem", "wen", "was", "wo", "wohin", "wie", "wann", "warum", "welche", "welcher",
        "welches", "hat", "haben", "kann", "man", "muss", "soll", "ich", "wir", "wurde", "gibt",
        "es", "macht", "wenn", "steht", "stehen", "liegt", "finde",
    ],
    &[
        "who", "what", "where", "when", "why", "how", "which", "has", "have", "do", "does", "can",
        "must", "should", "i", "we", "there", "if", "a", "did",
    ],
);

/// Words that fit nearly every step or document: they count only where nothing better is there.
pub const COMMON: WordList = WordList::new(
    &[
        "abwarten",
        "aktivieren",
        "anlegen",
        "anleitung",
        "automatisch",
        "bereit",
        "bleiben",
        "bleibt",
        "definieren",
        "definitionen",
        "dokument",
        "dokumente",
        "einrichten",
        "einschalten",
        "erhalt",
        "erstellen",
        "herstellen",
        "hochfahren",
        "installieren",
        "komplett",
        "konfigurieren",
        "liste",
        "listen",
        "plane",
        "prufen",
        "pruft",
        "stabil",
        "starten",
        "startet",
        "stoppen",
        "testen",
        "warten",
    ],
    &[
        "automatically",
        "check",
        "guide",
        "guides",
        "list",
        "lists",
        "plans",
        "ready",
        "restart",
        "run",
        "starts",
        "verify",
        "wait",
    ],
)
.with(&["definition", "plan", "setup", "start", "test"]);
