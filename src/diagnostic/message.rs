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

/// Makes a [`Message`]: `msg!("L701", target = "a.md")`.
macro_rules! msg {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::diagnostic::Message {
            id: $id,
            args: vec![$((stringify!($name), $crate::diagnostic::Arg::from($value))),*],
        }
    };
}
pub(crate) use msg;
