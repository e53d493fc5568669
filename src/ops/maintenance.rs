//! Recurring maintenance tasks, joined with the maintenance log.
//!
//! A row of the log is about the tasks whose name it says, on its own page if there are any, else on all pages. The last
//! date of a task counts like a row about it.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil;

use super::names::NameIndex;
use super::{PlannedTest, test_run};
use crate::diagnostic::{Likeness, NearIndex, Place, Spanned};
use crate::lexicon::identifier;
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::Records;
use crate::value::{Cadence, Date, is_not_done};

/// A row of the log is about so many tasks of one name, so that the join is linear.
const MOST_NAMESAKES: usize = 8;

/// A recurring task.
#[derive(Debug)]
pub struct MaintenanceTask<'s> {
    /// Its row or item.
    pub record: &'s Record,
    /// How often it is due.
    pub frequency: Option<Spanned<Cadence>>,
    /// When it was done, oldest first.
    pub runs: Vec<MaintenanceRun<'s>>,
    /// Dated rows of the log that name no task, but nearly this one.
    pub misnamed: Vec<&'s Record>,
    /// Whether it names a restore test of the plan that has a cadence of its own.
    pub is_planned_test: bool,
    /// Identifies it in the wiki, independent of lines.
    pub identity: String,
}

/// A day on which a task was done.
#[derive(Debug, Clone)]
pub struct MaintenanceRun<'s> {
    /// The task itself, or the row of the log.
    pub record: &'s Record,
    /// The date.
    pub date: Spanned<Date>,
}

impl<'s> MaintenanceTask<'s> {
    fn new(record: &'s Record) -> Self {
        Self {
            record,
            frequency: record.values().cadence("frequency"),
            runs: MaintenanceRun::new(record, "last_done").into_iter().collect(),
            misnamed: Vec::new(),
            is_planned_test: false,
            identity: format!("{}:{}", record.path, record.key()),
        }
    }

    /// The name of the task; empty where it has none.
    pub fn name(&self) -> &'s str {
        self.record.name()
    }
}

impl<'s> MaintenanceRun<'s> {
    /// The run in a record; none without a date, or where the result says that nothing was done.
    fn new(record: &'s Record, date: &str) -> Option<Self> {
        let values = record.values();
        let result = values.member("result").map(|result| result.value.written.as_str());
        let is_done = !result.is_some_and(is_not_done);
        is_done.then_some(Self { record, date: values.date(date)? })
    }

    /// The first day on which it may have been done.
    pub fn first_day(&self) -> civil::Date {
        self.date.value.first_day()
    }

    /// The last day on which it may have been done: of a month, its last.
    pub fn last_day(&self) -> civil::Date {
        self.date.value.last_day()
    }
}

/// When a recurring task was done last, and when it is due again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextRun {
    /// Where the task is written.
    pub place: Place,
    /// Its name.
    pub task: String,
    /// Its interval, as written.
    pub frequency: String,
    /// When it was done last, as exact as written; none where no dated run is known.
    pub last: Option<Date>,
    /// The day on which it is due again.
    pub next: Option<civil::Date>,
}

impl NextRun {
    /// None for tasks without a name or an interval, and for restore tests, whose days the test plan tells.
    pub fn new(task: &MaintenanceTask<'_>) -> Option<Self> {
        let frequency = &task.frequency.as_ref()?.value;
        let last = task.runs.last();
        let done = last.map(MaintenanceRun::last_day);
        let is_listed = !task.name().is_empty() && !task.is_planned_test;
        is_listed.then(|| Self {
            place: task.record.place(task.record.head),
            task: task.name().to_owned(),
            frequency: frequency.written().to_owned(),
            last: last.map(|run| run.date.value.clone()),
            next: done.and_then(|done| frequency.after(done).filter(|next| *next > done)),
        })
    }
}

/// The tasks with their runs, in page order.
pub(super) fn join<'s>(
    records: &'s Records,
    tests: &[PlannedTest<'_>],
) -> Vec<MaintenanceTask<'s>> {
    let mut tasks: Vec<MaintenanceTask<'s>> = records
        .of(&KindRole::MaintenanceTask)
        .filter(|it| !it.retired)
        .map(MaintenanceTask::new)
        .collect();
    tell_apart(&mut tasks);
    let planned = tests.iter().filter(|test| test.frequency.is_some() && test.is_periodic());
    let planned = NameIndex::new(planned.map(|test| identifier(test.id.value)).zip(0..));
    for task in &mut tasks {
        task.is_planned_test = !planned.named_in(task.name()).is_empty();
    }
    let names = TaskNames::new(&tasks);
    for row in records.of(&KindRole::MaintenanceLog) {
        let Some(run) = MaintenanceRun::new(row, "date") else { continue };
        let Some((numbers, likeness)) = names.named(row) else { continue };
        for number in numbers {
            let Some(task) = tasks.get_mut(number) else { continue };
            match likeness {
                Likeness::Same => task.runs.push(run.clone()),
                Likeness::Near => task.misnamed.push(row),
            }
        }
    }
    for task in &mut tasks {
        task.runs.sort_by_key(MaintenanceRun::first_day);
    }
    tasks
}

/// Numbers tasks of the same name on the same page.
fn tell_apart(tasks: &mut [MaintenanceTask<'_>]) {
    let mut known: HashMap<String, usize> = HashMap::new();
    for task in tasks {
        let count = known.entry(task.identity.clone()).or_default();
        *count += 1;
        if *count > 1 {
            task.identity = format!("{}:{count}", task.identity);
        }
    }
}

/// Tasks by their names.
struct TaskNames {
    /// Each name once, as in `index`.
    names: Vec<String>,
    index: NearIndex,
    tasks: HashMap<String, Vec<usize>>,
    /// The same by page.
    on_page: HashMap<(Arc<str>, String), Vec<usize>>,
}

impl TaskNames {
    fn new(tasks: &[MaintenanceTask<'_>]) -> Self {
        let (mut by_name, mut on_page) = (HashMap::new(), HashMap::new());
        let mut names = Vec::new();
        for (number, task) in tasks.iter().enumerate() {
            for name in task_names(task.name()) {
                if !by_name.contains_key(&name) {
                    names.push(name.clone());
                }
                add(by_name.entry(name.clone()).or_default(), number);
                add(on_page.entry((Arc::clone(&task.record.path), name)).or_default(), number);
            }
        }
        let index = NearIndex::new(names.iter().map(String::as_str));
        Self { names, index, tasks: by_name, on_page }
    }

    /// The tasks that a row of the log names, or nearly names.
    fn named(&self, row: &Record) -> Option<(Vec<usize>, Likeness)> {
        let text = row.name();
        let mut whole = task_names(text).into_iter();
        if let Some(found) = whole.find_map(|name| self.same(row, &name)) {
            return Some((found.to_vec(), Likeness::Same));
        }
        let parts = test_run::ids(text).into_iter();
        let parts: Vec<usize> = parts
            .filter_map(|part| self.same(row, &identifier(part)))
            .flat_map(|found| found.iter().copied())
            .collect();
        if !parts.is_empty() {
            return Some((parts, Likeness::Same));
        }
        let nearest = self.index.nearest(text, |_| true)?;
        let name = self.names.get(nearest.only()?)?;
        Some((self.same(row, name)?.to_vec(), nearest.likeness))
    }

    fn same(&self, row: &Record, name: &str) -> Option<&[usize]> {
        let here = self.on_page.get(&(Arc::clone(&row.path), name.to_owned()));
        here.or_else(|| self.tasks.get(name)).map(Vec::as_slice)
    }
}

fn add(numbers: &mut Vec<usize>, number: usize) {
    if numbers.len() < MOST_NAMESAKES {
        numbers.push(number);
    }
}

/// The names by which the maintenance log may call a task: its name, and that without a remark in brackets behind it,
/// both in one spelling.
pub fn task_names(name: &str) -> Vec<String> {
    let short = name.trim_end().strip_suffix(')').and_then(|name| name.rsplit_once('('));
    let names = [Some(name), short.map(|(name, _)| name)].into_iter().flatten();
    let mut names: Vec<String> = names.map(identifier).filter(|name| !name.is_empty()).collect();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::task_names;

    #[test]
    fn a_remark_is_no_part_of_the_name_of_a_task() {
        for (name, expected) in [
            ("USV-Test", &["usv_test"][..]),
            ("USV-Test (unter Last)", &["usv_test_unter_last", "usv_test"]),
            ("(nachts)", &["nachts"]),
            ("–", &[]),
        ] {
            assert_eq!(task_names(name), expected, "{name}");
        }
    }
}
