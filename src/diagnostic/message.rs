//! What is said, before it is said in a language: a message's name and its arguments.

/// One argument of a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Arg {
    /// Text of the user, or a name.
    Text(String),
    /// A count; languages choose the plural by it.
    Count(usize),
    /// A day, written out by the language.
    Day(jiff::civil::Date),
    /// A message in a message.
    Message(Box<Message>),
    /// Several, joined as the language joins them: `a, b und c`.
    List(Vec<Message>),
}

/// A message of the catalogue (`src/language/*.ftl`) with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message {
    /// The name in the catalogue; `name.attribute` for an attribute.
    pub id: &'static str,
    /// Named arguments in the order in which they were given.
    pub args: Vec<(&'static str, Arg)>,
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<jiff::civil::Date> for Arg {
    fn from(day: jiff::civil::Date) -> Self {
        Self::Day(day)
    }
}

impl From<Vec<Message>> for Arg {
    fn from(messages: Vec<Message>) -> Self {
        Self::List(messages)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

/// A type for each message of `src/language/en.ftl`, made by `build.rs`.
#[expect(non_camel_case_types, reason = "they are called as the messages are")]
#[allow(dead_code, reason = "most are still called by their names in the catalogue")]
pub(crate) mod messages {
    use super::{Arg, Message};

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// Makes a [`Message`] by its name in the catalogue, with `_` for `-`: `msg!(broken_link, target =
/// "a.md")`. Does not compile where the message is unknown or its arguments are others.
macro_rules! msg {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::diagnostic::Message {
            id: $id,
            args: vec![$((stringify!($name), $crate::diagnostic::Arg::from($value))),*],
        }
    };
    ($id:ident $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::diagnostic::messages::$id {
            $($name: $crate::diagnostic::Arg::from($value)),*
        }
        .message()
    };
}
pub(crate) use msg;
