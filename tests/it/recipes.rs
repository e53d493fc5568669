//! The recipes that carry due days to mail, chats and issues: their scripts are run with programs in the place of
//! `mail`, `curl` and `gh` that write down what they were asked for.
#![expect(clippy::disallowed_methods, reason = "makes programs, and reads the recipes")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use runbuch::language::Lang;
use runbuch::source::data::yaml;

use crate::manual::{chapter, is_up_to_date};
use crate::project::{Project, Run, TODAY};

const READMES: [(&str, &str); 2] = [
    ("en", include_str!("../../recipes/README.md")),
    ("de", include_str!("../../recipes/README.de.md")),
];

/// Writes down its name, its arguments, the files among them and its standard input; answers what `answer` holds to
/// what asks for all issues.
const STUB: &str = r#"#!/bin/sh
exec 3>>"$RECORD"
printf '%s' "${0##*/}" >&3
for argument; do printf ' ‹%s›' "$argument" >&3; done
printf '\n' >&3
previous=
for argument; do
    case $previous:$argument in
    --config:-) ;;
    --config:* | --body-file:*) sed 's/^/  file: /' "$argument" >&3 ;;
    --data*:*@/*) sed 's/^/  file: /' "${argument#*@}" >&3 ;;
    esac
    previous=$argument
done
sed 's/^/  stdin: /' >&3
case "$*" in *"state open"* | *"state=open"*) cat answer ;; esac
if [ -e refuse ]; then exit 22; fi
"#;

/// A wiki with what is overdue, due soon and due later, of Anna, of Anna and Ben, and of nobody.
struct Desk {
    project: Project,
}

fn recipes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("recipes")
}

fn recipe(name: &str) -> String {
    let path = recipes().join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn page(title: &str, reviewed: &str, owner: &str) -> String {
    format!("---\ntitle: \"{title}\"\nlast_reviewed: {reviewed}\n{owner}---\n# {title}\n")
}

impl Desk {
    fn new() -> Self {
        let project = Project::new()
            .file("book.toml", "[output.html]\nsite-url = \"https://wiki.example.org/\"\n")
            .file("content/index.md", &page("Start", "2025-01-01", "owner: Anna\n"))
            .file(
                "content/nas.md",
                &page("NAS [alt] & \\\"neu\\\"", "2025-01-25", "owner: Anna, Ben\n"),
            )
            .file("content/usv.md", &page("USV", "2025-01-31", ""))
            .file("content/dns.md", &page("DNS", "2025-06-01", "owner: Carla\n"));
        let desk = Self { project };
        for name in ["mail", "curl", "gh"] {
            desk.program(name, STUB);
        }
        let runbuch = env!("CARGO_BIN_EXE_runbuch");
        desk.program("runbuch", &format!("#!/bin/sh\nexec {runbuch} \"$@\" --as-of \"$TODAY\"\n"));
        desk.project.write("answer", "[]");
        desk
    }

    fn program(&self, name: &str, text: &str) {
        let path = format!("bin/{name}");
        self.project.write(&path, text);
        let rights = fs::Permissions::from_mode(0o755);
        fs::set_permissions(self.project.path(&path), rights).expect("rights");
    }

    fn command(&self, script: &str) -> Command {
        let mut command = self.project.command(&[]);
        let mut shell = Command::new("sh");
        let folder = |name: &str| self.project.path(name).to_string_lossy().into_owned();
        shell.args(["-c", script]).current_dir(self.project.path("")).env_clear();
        shell.envs(
            command.env("TODAY", TODAY).get_envs().filter_map(|(key, value)| Some((key, value?))),
        );
        let others = std::env::var("PATH").expect("a search path");
        shell.env("PATH", format!("{}:{}:{others}", folder("bin"), recipes().display()));
        shell
            .env("RECORD", folder("record"))
            .env("TMPDIR", folder("bin"))
            .stdin(std::process::Stdio::null());
        shell
    }

    /// Runs `script`; what the programs wrote down, without what differs from run to run.
    fn record(&self, script: &str) -> (Run, String) {
        self.project.write("record", "");
        let run = self.project.run(&mut self.command(script));
        let record = self.project.read("record");
        let folder = self.project.path("bin/tmp.").to_string_lossy().into_owned();
        let mut parts = record.split(folder.as_str());
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            text += "[TMP]";
            text += part.trim_start_matches(|it: char| it.is_ascii_alphanumeric());
        }
        let recipes = format!("{}/", recipes().display());
        (run, text.replace(&recipes, ""))
    }

    #[track_caller]
    fn sends(&self, script: &str) -> String {
        let (run, record) = self.record(script);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""), "{script}");
        record
    }
}

/// The lines of the crontab that run something, as the shell gets them.
fn crontab() -> Vec<String> {
    let table = recipe("runbuch-due.cron");
    let lines = table.lines().filter(|line| line.starts_with(|it: char| it.is_ascii_digit()));
    lines
        .map(|line| line.split_once("  wiki  ").expect("time, user, command").1.to_owned())
        .collect()
}

#[test]
fn cron_mails_what_is_printed() {
    let desk = Desk::new();
    let home = desk.project.path("").to_string_lossy().into_owned();
    let jobs: Vec<String> = crontab().iter().map(|job| job.replace("/srv/wiki", &home)).collect();
    let [all, anna, ben] = jobs.as_slice() else { panic!("three jobs: {jobs:?}") };
    let (run, record) = desk.record(all);
    assert_eq!((run.code, run.stderr.as_str(), record.as_str()), (1, "", ""));
    insta::assert_snapshot!("recipe_cron", run.stdout);
    insta::assert_snapshot!("recipe_mail", desk.sends(anna));
    // Nobody is called Ben Muster here: nothing is sent, and cron mails the reason.
    let (run, record) = desk.record(ben);
    assert_eq!((run.code, run.stdout.as_str(), record.as_str()), (1, "", ""));
    assert!(run.stderr.contains("Ben Muster"), "{}", run.stderr);
    assert!(
        desk.sends("due-mail.sh ops@example.org")
            .starts_with("mail ‹-s› ‹Runbuch› ‹ops@example.org›\n")
    );
}

const CHATS: [(&str, &str); 4] = [
    ("ntfy", ""),
    ("gotify", ""),
    ("slack", ""),
    ("matrix", "'https://matrix.example.org/_matrix/client/v3/rooms/!abc:example.org'"),
];

fn chat(service: &str, room: &str) -> String {
    format!("due-chat.sh {service} {}/{service}.curl {room}", recipes().display())
}

#[test]
fn chats_get_what_is_due() {
    let desk = Desk::new();
    desk.program("date", "#!/bin/sh\necho 1768900000\n");
    for (service, room) in CHATS {
        let sent = desk.sends(&chat(service, room));
        insta::assert_snapshot!(format!("recipe_{service}"), sent);
        let arguments = sent.lines().next().expect("a call");
        assert!(!arguments.contains("secret"), "everybody on the machine sees {arguments}");
        let body: String = sent.lines().filter_map(|line| line.strip_prefix("  stdin: ")).collect();
        assert!(
            service == "ntfy" || serde_json::from_str::<serde_json::Value>(&body).is_ok(),
            "{body}"
        );
    }
}

/// What a forge reports its open issues: the one of Anna, one of somebody who has nothing to do any more, and one that
/// has nothing to do with all this.
const ISSUES: [(u32, &str); 3] = [
    (4, "<!-- runbuch-due: Anna -->\\r\\n\\r\\nold"),
    (5, "<!-- runbuch-due: Dora -->\\n\\nold"),
    (6, "Due: `<!-- runbuch-due: Carla -->` should be there"),
];

fn answer(number: &str, body: &str) -> String {
    let issue = |(id, text)| format!("{{\"id\":99,\"{number}\":{id},\"{body}\":\"{text}\"}}");
    format!("[{},{{\"{number}\":7,\"{body}\":null}}]", ISSUES.map(issue).join(","))
}

const FORGES: [(&str, &str, &str, &str); 3] = [
    ("github", "number", "body", "GH_TOKEN=secret"),
    (
        "gitlab",
        "iid",
        "description",
        "DUE_TOKEN=secret CI_API_V4_URL=https://gitlab.example.org/api/v4 CI_PROJECT_ID=42",
    ),
    (
        "forgejo",
        "number",
        "body",
        "GITHUB_TOKEN=secret GITHUB_API_URL=https://forge.example.org/api/v1 GITHUB_REPOSITORY=home/wiki",
    ),
];

#[test]
fn each_owner_has_one_issue() {
    let desk = Desk::new();
    for (forge, number, body, environment) in FORGES {
        desk.project.write("answer", answer(number, body));
        let made = desk.sends(&format!("{environment} due-issues.sh {forge}"));
        let seen: Vec<&str> = made.lines().filter(|line| !line.starts_with("  ")).collect();
        assert!(!seen.iter().any(|line| line.contains("secret")), "{seen:?}");
        // All issues, Anna's and the new ones of Ben and nobody, the end of Dora's.
        assert_eq!(seen.len(), 5, "{made}");
        insta::assert_snapshot!(format!("recipe_{forge}"), made);
    }
}

#[test]
fn nothing_is_sent_where_nothing_is_due() {
    let desk = Desk::new();
    let mut scripts = vec![crontab()[1].clone(), "due-mail.sh ops@example.org".to_owned()];
    scripts[0] = scripts[0].replace("cd /srv/wiki && ", "");
    scripts.extend(CHATS.map(|(service, room)| chat(service, room)));
    for script in &scripts {
        assert_eq!(desk.sends(&format!("TODAY=2025-03-01; {script}")), "", "{script}");
    }
    for (forge, _, _, environment) in FORGES {
        let made = desk.sends(&format!("TODAY=2025-03-01; {environment} due-issues.sh {forge}"));
        let calls = made.lines().filter(|line| !line.starts_with("  ")).count();
        assert_eq!(calls, 1, "only looks which issues there are: {made}");
    }
}

#[test]
fn what_fails_is_told_and_changes_nothing() {
    let desk = Desk::new();
    let mut scripts: Vec<String> = CHATS.map(|(service, room)| chat(service, room)).to_vec();
    scripts.push("due-mail.sh ops@example.org".to_owned());
    scripts.extend(
        FORGES.map(|(forge, _, _, environment)| format!("{environment} due-issues.sh {forge}")),
    );
    // A book.toml that does not read.
    let book = desk.project.read("book.toml");
    desk.project.write("book.toml", "[");
    for script in &scripts {
        let (run, record) = desk.record(script);
        assert_ne!(run.code, 0, "{script}");
        assert!(
            record.is_empty() && run.stderr.contains("book.toml"),
            "{script}: {record}{}",
            run.stderr
        );
    }
    desk.project.write("book.toml", book);
    // A server that refuses.
    desk.project.write("refuse", "");
    for script in &scripts {
        let (run, record) = desk.record(script);
        assert_ne!(run.code, 0, "{script}");
        let calls = record.lines().filter(|line| !line.starts_with("  ")).count();
        assert_eq!(calls, 1, "{script}: {record}");
    }
    for script in ["due-chat.sh irc x", "GH_TOKEN=x due-issues.sh sourcehut"] {
        let (run, record) = desk.record(script);
        assert_eq!((run.code, record.as_str()), (2, ""), "{script}");
        assert!(run.stderr.contains("; expected "), "{}", run.stderr);
    }
}

#[test]
fn schedules_run_the_script_for_their_forge() {
    for (forge, ..) in FORGES {
        let text = recipe(&format!("{forge}.yml"));
        let (node, problems) = yaml(&text, 0);
        assert!(problems.is_empty(), "{forge}: {problems:?}");
        let job = node.get("jobs").unwrap_or(&node).get("due").expect("a job");
        let steps = job.get("steps").or_else(|| job.get("script")).expect("steps");
        let commands: Vec<&str> = steps
            .items()
            .iter()
            .filter_map(|step| step.as_str().or_else(|| step.get("run")?.as_str()))
            .collect();
        assert_eq!(commands.last(), Some(&format!("sh due-issues.sh {forge}").as_str()));
    }
}

#[test]
fn units_of_systemd_have_what_they_need() {
    let service = recipe("runbuch-due.service");
    let timer = recipe("runbuch-due.timer");
    let run = service.lines().find_map(|line| line.strip_prefix("ExecStart=")).expect("a command");
    let desk = Desk::new();
    let script =
        run.replace("/usr/local/bin/", "").replace("/etc/runbuch", &recipes().to_string_lossy());
    assert_eq!(desk.sends(&script), desk.sends(&chat("ntfy", "")));
    assert!(
        timer.contains("\nOnCalendar=Mon *-*-* 07:00\n")
            && timer.contains("\nWantedBy=timers.target\n")
    );
}

#[test]
fn the_readme_names_every_recipe_and_no_other() {
    for (lang, text) in READMES {
        let mut names: Vec<String> = fs::read_dir(recipes())
            .expect("the recipes")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .filter(|name| !name.starts_with("README"))
            .collect();
        names.sort();
        for name in &names {
            assert!(text.contains(&format!("]({name})")), "{lang}: {name} is not explained");
        }
        let links = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
        for link in links.filter(|link| !link.contains("://")) {
            assert!(recipes().join(link).exists(), "{lang}: {link}");
        }
    }
}

/// The commands of the README that need no other machine.
#[test]
fn commands_of_the_readme_do_what_it_says() {
    let desk = Desk::new();
    let blocks = READMES.map(|(_, text)| text.split("```sh\n").skip(1).collect::<Vec<_>>());
    let of = |text: &str| text.split_once("```").expect("the end of a block").0.to_owned();
    let [english, german] = blocks.map(|blocks| blocks.into_iter().map(of).collect::<Vec<_>>());
    assert_eq!(english, german, "both languages have the same commands");
    let loops: Vec<&String> =
        english.iter().filter(|block| block.starts_with("runbuch due")).collect();
    let [states] = loops.as_slice() else { panic!("one block about exit codes: {english:?}") };
    for (today, code) in [(TODAY, "1"), ("2025-03-01", "0"), ("2026-01-01", "0")] {
        let (run, _) = desk.record(&format!("TODAY={today}; {states}\necho $?"));
        let last = run.stdout.lines().last().expect("a code").to_owned();
        assert_eq!(last, code, "{today}: {}", run.whole());
    }
}

#[test]
fn the_manual_shows_what_is_printed() {
    let desk = Desk::new();
    for name in ["usv", "dns"] {
        desk.project.remove(&format!("content/{name}.md"));
    }
    desk.project.write("content/nas.md", page("NAS", "2025-01-25", "owner: Ben\n"));
    for lang in Lang::ALL {
        let path = "site/due.md";
        let chapter = chapter(lang, path);
        let block = |language: &str| {
            let (_, rest) = chapter.split_once(&format!("```{language}\n")).expect("a block");
            rest.split_once("```").expect("its end").0
        };
        let (command, shown) = block("text").split_once('\n').expect("a command");
        let printed = desk.record(&command.replace("$ ", "")).0.stdout;
        is_up_to_date(lang, path, &chapter.replacen(shown, &printed, 1));
        let home = desk.project.path("").to_string_lossy().into_owned();
        let job = block("crontab").lines().find_map(|line| line.strip_prefix("0 7 * * 1  "));
        let job = job.expect("a job").replace("/srv/wiki", &home);
        let printed = desk.record(&format!("{job} --lang {}", lang.tag())).0.stdout;
        assert_eq!(printed, shown);
        assert_eq!(desk.record(&format!("TODAY=2025-02-01; {job}")).0.stdout, "");
    }
}
