//! Work grows as its input does, and no faster: each test makes one dimension of a wiki twice as
//! long, twice, and counts instructions.
//!
//! Cachegrind counts them (`valgrind --tool=cachegrind`, its caches not simulated). A clock would
//! tell of the machine and its other users; a count of allocations does not see a loop that compares
//! everything with everything; the counters of the processor are closed in most containers.
//! The count is the same to a few thousandths of a per cent in each run, whatever the machine.
//!
//! What the program does for an empty wiki drops out: what the second doubling adds is compared with
//! what the first has added. That is 2 where work is linear, 4 where it is quadratic; 2.3 leaves room
//! for sorting and for tables that grow by doubling.
#![expect(clippy::disallowed_methods, reason = "tests read the file of counts themselves")]

use std::fmt::Write as _;
use std::process::Command;

use crate::project::Project;

/// What the second doubling may add, in hundredths of what the first has added.
const MOST: u64 = 230;

/// How many instructions the program needs for `args` in `project`.
fn instructions(project: &Project, args: &[&str]) -> u64 {
    let counts = project.path("../instructions");
    let plain = project.command(&[args, &["--jobs", "1"]].concat());
    let mut command = Command::new("valgrind");
    command.args(["--tool=cachegrind", "--cache-sim=no", "--error-exitcode=0"]);
    command.arg(format!("--cachegrind-out-file={}", counts.display()));
    command.arg(plain.get_program()).args(plain.get_args()).current_dir(project.path(""));
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let ran = command.output().expect("valgrind is installed (on Debian: `apt install valgrind`)");
    let code = ran.status.code();
    assert!(matches!(code, Some(0 | 1)), "{code:?}: {}", String::from_utf8_lossy(&ran.stderr));
    let text = std::fs::read_to_string(&counts).expect("a file of counts");
    let total = text.lines().find_map(|line| line.strip_prefix("summary:"));
    total.and_then(|total| total.trim().parse().ok()).expect("a sum of instructions")
}

/// Runs `args` over the wikis of size `n`, twice and four times that.
#[track_caller]
fn doubles(n: usize, args: &[&str], wiki: impl Fn(usize) -> Project) {
    let [one, two, four] = [n, 2 * n, 4 * n].map(|n| instructions(&wiki(n), args));
    let (first, second) = (two.saturating_sub(one), four.saturating_sub(two));
    assert!(first > one / 100, "{n} is too few to see anything: {one}, then {two} instructions");
    let ratio = second * 100 / first;
    assert!(
        ratio <= MOST,
        "{n}, {} and {} need {one}, {two} and {four} instructions: the second doubling adds {ratio} % \
         of what the first has added",
        2 * n,
        4 * n,
    );
}

/// `# Start` and what `line` makes of each number.
fn page(n: usize, line: impl Fn(usize) -> String) -> Project {
    Project::new().file("content/index.md", &text("# Start\n\n", n, line))
}

fn text(head: &str, n: usize, line: impl Fn(usize) -> String) -> String {
    (0..n).fold(head.to_owned(), |text, i| text + &line(i))
}

/// A page for each number.
fn pages(n: usize, page: impl Fn(usize) -> String) -> Project {
    let wiki = Project::new().file("content/index.md", "# Start\n");
    (0..n).fold(wiki, |wiki, i| wiki.file(&format!("content/{}.md", name(i)), &page(i)))
}

/// A name that is not like those of other numbers.
fn name(i: usize) -> String {
    let mut rest = i.wrapping_mul(7_919) + 1_000_003;
    let mut name = String::new();
    for _ in 0..10 {
        let letter = u8::try_from(rest % 26).expect("a letter");
        name.push(char::from(b'a' + letter));
        rest = rest / 26 + rest.wrapping_mul(31) % 9_973;
    }
    let _ = write!(name, "{i:x}");
    name
}

#[test]
fn pages_of_a_wiki() {
    doubles(25, &["build"], |n| pages(n, |i| format!("# Seite {i}\n\nText.\n")));
}

#[test]
fn links_of_a_page() {
    doubles(200, &["build"], |n| page(n, |i| format!("- [Start](index.md?{i})\n")));
}

#[test]
fn pages_that_link_to_one() {
    doubles(25, &["build"], |n| pages(n, |_| "# Seite\n\n[Start](index.md)\n".to_owned()));
}

#[test]
fn broken_links_and_pages() {
    let broken = |i| format!("# Seite\n\n[fehlt]({}x.md)\n", name(i + 100_000));
    doubles(50, &["check"], |n| pages(n, broken));
}

#[test]
fn broken_links_and_pages_with_names_alike() {
    let wiki = |n| {
        (0..n).fold(Project::new(), |wiki, i| {
            let text = format!("# Seite\n\n[fehlt](ordner/seite-{i:03}x.md)\n");
            wiki.file(&format!("content/seite-{i:03}.md"), &text)
        })
    };
    doubles(50, &["check"], wiki);
}

#[test]
fn broken_wiki_links_and_pages() {
    let broken = |i| format!("# Seite {}\n\n[[{}x]]\n", name(i), name(i + 100_000));
    doubles(50, &["check"], |n| pages(n, broken));
}

#[test]
fn broken_images_and_files() {
    let wiki = |n| {
        let wiki = page(n, |i| format!("![Plan](img/{}.png)\n", name(i + 100_000)));
        (0..n).fold(wiki, |wiki, i| wiki.file(&format!("content/{}.png", name(i)), ""))
    };
    doubles(50, &["check"], wiki);
}

#[test]
fn anchors_and_links_to_them() {
    doubles(100, &["build"], |n| page(n, |i| format!("## {0}\n\n[{0}](#{0})\n\n", name(i))));
}

#[test]
fn anchors_and_broken_anchors() {
    doubles(100, &["check"], |n| {
        page(n, |i| format!("## {0}\n\n[{0}](#{1}x)\n\n", name(i), name(i + 100_000)))
    });
}

#[test]
fn headings_of_one_name() {
    doubles(100, &["build"], |n| page(n, |_| "## Backup\n\nText.\n\n".to_owned()));
}

#[test]
fn findings_of_a_page() {
    doubles(200, &["check"], |n| page(n, |i| format!("TODO {i}\n\n")));
}

#[test]
fn findings_of_a_site() {
    doubles(100, &["build"], |n| page(n, |i| format!("TODO {i}\n\n")));
}

#[test]
fn findings_of_a_page_in_windows_1252() {
    let wiki = |n| {
        let text = text("# Gr\u{FC}n\n\n", n, |i| format!("TODO f\u{FC}r {i}\n\n"));
        let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(c).expect("Latin-1")).collect();
        Project::new().bytes("content/index.md", &bytes)
    };
    doubles(200, &["check", "--format", "json"], wiki);
}

#[test]
fn findings_of_a_page_in_utf_16() {
    let wiki = |n| {
        let text = text("\u{FEFF}# Start\n\n", n, |i| format!("TODO {i}\n\n"));
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        Project::new().bytes("content/index.md", &bytes)
    };
    doubles(200, &["check", "--format", "json"], wiki);
}

#[test]
fn fixes_of_a_page() {
    doubles(100, &["check", "--fix", "--diff"], |n| page(n, |i| format!("fÃ¼r {i}\n\n")));
}

#[test]
fn waivers_and_findings() {
    let waived =
        |i| format!("<!-- runbuch: allow S802 until=2026-12-31 reason=\"{i}\" -->\nTODO {i}\n\n");
    doubles(200, &["check"], |n| page(n, waived));
}

#[test]
fn waivers_of_front_matter() {
    let wiki = |n| {
        let waivers = text("---\nwaivers:\n", n, |i| {
            format!("  - {{rule: S802, until: 2026-12-31, reason: r{i}}}\n")
        });
        let text = text(&(waivers + "---\n# Start\n\n"), n, |i| format!("TODO {i}\n\n"));
        Project::new().file("content/index.md", &text)
    };
    doubles(50, &["check"], wiki);
}

#[test]
fn waivers_with_subjects() {
    let wiki = |n| {
        let waivers = text("---\nwaivers:\n", n, |i| {
            let subject = if i % 2 == 0 { name(i) } else { format!("kein {}", name(i)) };
            format!("  - {{rule: B201, subject: {subject}, until: 2026-12-31, reason: r}}\n")
        });
        let head = "| Dienst | RPO | RTO | Backup-Intervall |\n| - | - | - | - |\n";
        let services = text(head, n, |i| format!("| {} | 1 h | 4 h | täglich |\n", name(i)));
        let text = format!("{waivers}---\n# Start\n\n{services}");
        Project::new().file("content/index.md", &text)
    };
    doubles(50, &["check"], wiki);
}

#[test]
fn placeholders_beside_records() {
    let row = |i| service(&name(i), "") + &service(&format!("TODO {i}"), "TBD");
    doubles(15, &["check"], |n| Project::new().file("content/index.md", &text(SERVICES, n, row)));
}

#[test]
fn waivers_of_unknown_rules() {
    let waived =
        |i| format!("<!-- runbuch: allow {} until=2026-12-31 reason=\"r\" -->\nText.\n\n", name(i));
    doubles(50, &["check"], |n| page(n, waived));
}

#[test]
fn aliases_of_a_page() {
    let wiki = |n| {
        let aliases = text("---\naliases:\n", n, |i| format!("  - alt/{}.html\n", name(i)));
        Project::new().file("content/index.md", &(aliases + "---\n# Start\n"))
    };
    doubles(50, &["build"], wiki);
}

#[test]
fn front_matter_keys() {
    let wiki = |n| {
        let keys = text("---\nkind: service\ntitle: Start\n", n, |i| format!("{}: x\n", name(i)));
        Project::new().file("content/index.md", &(keys + "---\n# Start\n"))
    };
    doubles(100, &["check"], wiki);
}

/// A row of a table of services.
fn service(name: &str, need: &str) -> String {
    format!("| {name} | kritisch | 4 h | 24 h | {need} | Anna |\n")
}

const SERVICES: &str = "# Dienste\n\n<!-- kind: service -->\n\n\
    | Dienst | Kritikalität | RTO | RPO | Abhängigkeiten | Verantwortlich |\n\
    | --- | --- | --- | --- | --- | --- |\n";

fn services(n: usize, need: impl Fn(usize) -> String) -> Project {
    let table = text(SERVICES, n, |i| service(&name(i), &need(i)));
    Project::new().file("content/index.md", &table)
}

#[test]
fn records_of_a_kind_in_a_table() {
    doubles(20, &["build"], |n| services(n, |_| String::new()));
}

#[test]
fn records_of_a_kind_on_pages() {
    let of_page = |i| {
        let name = name(i);
        format!("---\nkind: service\nname: {name}\nrto: 4 h\nowner: Anna\n---\n# {name}\n")
    };
    doubles(20, &["build"], |n| pages(n, of_page));
}

/// Each record asks for one other, and for the day.
#[test]
fn records_with_a_policy_that_relates_them() {
    let condition = "records('service').filter(s, s.name == name).all(s, s.rto >= rpo || today < date('2026-12-31'))";
    let book = format!("[[policy]]\ncode = 'X001'\nkind = 'service'\nrequire = \"{condition}\"\n");
    doubles(300, &["check"], |n| services(n, |_| "–".to_owned()).file("book.toml", &book));
}

#[test]
fn dependencies_in_a_chain() {
    doubles(20, &["build"], |n| services(n, |i| if i == 0 { String::new() } else { name(i - 1) }));
}

#[test]
fn dependencies_in_a_ring() {
    doubles(20, &["build"], |n| services(n, |i| name((i + 1) % n)));
}

#[test]
fn dependencies_on_nothing() {
    doubles(30, &["check"], |n| services(n, |i| name(i + 100_000)));
}

#[test]
fn roles_and_unknown_owners() {
    let wiki = |n| {
        let head = "# Rollen\n\n<!-- kind: role -->\n\n| Rolle | Person |\n| --- | --- |\n";
        let roles = text(head, n, |i| format!("| {} | {} |\n", name(i), name(i + 200_000)));
        let owner =
            |i| format!("| {} | kritisch | 4 h | 24 h | | {} |\n", name(i), name(i + 100_000));
        let services = text(SERVICES, n, owner);
        Project::new().file("content/rollen.md", &roles).file("content/dienste.md", &services)
    };
    doubles(50, &["check"], wiki);
}

#[test]
fn rows_of_a_table() {
    let head = "# Start\n\n| a | b |\n| --- | --- |\n";
    let wiki =
        |n| Project::new().file("content/index.md", &text(head, n, |i| format!("| {i} | b |\n")));
    doubles(200, &["build"], wiki);
}

#[test]
fn columns_of_a_table() {
    let wiki = |n| {
        let row =
            |cell: &dyn Fn(usize) -> String| text("|", n, |i| format!(" {} |", cell(i))) + "\n";
        let rows = [row(&name), row(&|_| "---".to_owned()), row(&|i| i.to_string())];
        Project::new().file("content/index.md", &format!("# Start\n\n{}", rows.concat()))
    };
    doubles(100, &["build"], wiki);
}

#[test]
fn depth_of_quotes() {
    doubles(200, &["build"], |n| page(1, |_| "> ".repeat(n) + "Text\n"));
}

#[test]
fn depth_of_lists() {
    doubles(100, &["build"], |n| page(1, |_| "- ".repeat(n) + "Text\n"));
}

#[test]
fn depth_of_html() {
    doubles(200, &["build"], |n| page(1, |_| "<div>".repeat(n) + "\n"));
}

#[test]
fn boxes_of_a_page() {
    doubles(50, &["build"], |n| page(n, |i| format!("!!! note \"Titel {i}\"\n\n    Text.\n\n")));
}

#[test]
fn chapters_of_a_summary() {
    let wiki = |n| {
        let wiki = pages(n, |i| format!("# Seite {i}\n"));
        wiki.file(
            "content/SUMMARY.md",
            &text("# Summary\n\n", n, |i| format!("- [S]({}.md)\n", name(i))),
        )
    };
    doubles(50, &["build"], wiki);
}

#[test]
fn definitions_and_footnotes() {
    doubles(100, &["build"], |n| {
        page(n, |i| format!("[a{i}] und [^{i}]\n\n[a{i}]: index.md\n\n[^{i}]: Fuß\n\n"))
    });
}

/// Four times as many are still steps: larger numbers than 99 are years.
#[test]
fn steps_of_a_playbook() {
    doubles(24, &["build"], |n| page(n, |i| format!("## Schritt {}: Tun\n\n- [ ] a\n\n", i + 1)));
}

#[test]
fn file_names_in_code() {
    doubles(100, &["check"], |n| page(n, |i| format!("`{}.md`\n", name(i))));
}
