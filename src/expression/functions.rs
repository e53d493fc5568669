//! The functions that conditions have besides those of CEL.

use cel::common::types::{CelBool, CelInt, CelString, INT_TYPE, STRING_TYPE, Type};
use cel::common::value::CowVal;
use cel::{DeclarationError, Env, ExecutionError};

use super::moment::{DAY, LENGTH, Moment};
use crate::value::{Date, Duration};

type Arguments<'b, 'v> = Vec<CowVal<'b, 'v>>;
type Returned<'b, 'v> = Result<CowVal<'b, 'v>, ExecutionError>;

/// The functions of CEL, and ours.
///
/// # Errors
/// None of these functions exists twice.
pub(super) fn environment() -> Result<Env, DeclarationError> {
    let mut env = Env::stdlib();
    let (day, length) = (|| Type::new_opaque_type(DAY), || Type::new_opaque_type(LENGTH));
    env.add_overload("date", "date_string", vec![STRING_TYPE], date)?;
    env.add_overload("date", "date_day", vec![day()], itself)?;
    env.add_overload("duration", "duration_string", vec![STRING_TYPE], duration)?;
    env.add_overload("duration", "duration_length", vec![length()], itself)?;
    env.add_overload("duration", "duration_int", vec![INT_TYPE], of_seconds)?;
    env.add_overload("int", "length_to_int", vec![length()], seconds)?;
    env.add_overload("string", "day_to_string", vec![day()], text)?;
    env.add_member_overload("startsWith", "day_starts", day(), vec![STRING_TYPE], starts)?;
    env.add_member_overload("endsWith", "day_ends", day(), vec![STRING_TYPE], ends)?;
    env.add_member_overload("contains", "day_contains", day(), vec![STRING_TYPE], contains)?;
    Ok(env)
}

/// `date("2026-12-31")`, in the same spellings as on pages.
fn date<'b, 'v>(arguments: Arguments<'b, 'v>) -> Returned<'b, 'v> {
    let text = text_of(arguments.first());
    match Date::parse(text) {
        Ok(Some(date)) => Ok(CowVal::owned(Moment::day(date.last_day(), &date.canonical()))),
        _ => Err(ExecutionError::function_error("date", text)),
    }
}

/// `duration("24 h")`, in the same spellings as on pages.
fn duration<'b, 'v>(arguments: Arguments<'b, 'v>) -> Returned<'b, 'v> {
    let text = text_of(arguments.first());
    let duration = Duration::parse(text).ok().flatten();
    let seconds = duration.and_then(|duration| i64::try_from(duration.seconds()).ok());
    let seconds = seconds.ok_or_else(|| ExecutionError::function_error("duration", text))?;
    Ok(CowVal::owned(Moment::length(seconds)))
}

fn of_seconds<'b, 'v>(arguments: Arguments<'b, 'v>) -> Returned<'b, 'v> {
    let seconds = arguments.first().and_then(|it| it.downcast_ref::<CelInt>()).copied();
    Ok(CowVal::owned(Moment::length(seconds.unwrap_or_default().into_inner())))
}

fn itself<'b, 'v>(mut arguments: Arguments<'b, 'v>) -> Returned<'b, 'v> {
    arguments.pop().ok_or(ExecutionError::MissingArgumentOrTarget)
}

fn seconds<'b, 'v>(arguments: Arguments<'b, 'v>) -> Returned<'b, 'v> {
    let seconds = moment(&arguments).and_then(Moment::seconds);
    match seconds {
        Some(seconds) => Ok(CowVal::owned(CelInt::from(seconds))),
        None => Err(unfit("int", &arguments)),
    }
}

fn text<'b, 'v>(arguments: Arguments<'b, 'v>) -> Returned<'b, 'v> {
    match moment(&arguments).and_then(Moment::text) {
        Some(text) => Ok(CowVal::owned(CelString::from(text.to_owned()))),
        None => Err(unfit("string", &arguments)),
    }
}

fn starts<'b, 'v>(arguments: Arguments<'b, 'v>) -> Returned<'b, 'v> {
    of_text("startsWith", &arguments, |text, part| text.starts_with(part))
}

fn ends<'b, 'v>(arguments: Arguments<'b, 'v>) -> Returned<'b, 'v> {
    of_text("endsWith", &arguments, |text, part| text.ends_with(part))
}

fn contains<'b, 'v>(arguments: Arguments<'b, 'v>) -> Returned<'b, 'v> {
    of_text("contains", &arguments, |text, part| text.contains(part))
}

fn of_text<'b, 'v>(
    function: &str,
    arguments: &[CowVal<'_, '_>],
    holds: fn(&str, &str) -> bool,
) -> Returned<'b, 'v> {
    match moment(arguments).and_then(Moment::text) {
        Some(text) => Ok(CowVal::owned(CelBool::from(holds(text, text_of(arguments.get(1)))))),
        None => Err(unfit(function, arguments)),
    }
}

fn moment<'a>(arguments: &'a [CowVal<'_, '_>]) -> Option<&'a Moment> {
    arguments.first()?.downcast_ref::<Moment>()
}

fn text_of<'a>(argument: Option<&'a CowVal<'_, '_>>) -> &'a str {
    let text = argument.and_then(|it| it.downcast_ref::<CelString<'_>>());
    text.map_or("", |text| text.inner())
}

fn unfit(function: &str, arguments: &[CowVal<'_, '_>]) -> ExecutionError {
    let types = arguments.iter().map(|it| it.get_type().name().to_owned());
    ExecutionError::no_such_overload(function, types.collect())
}
