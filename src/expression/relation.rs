//! Records of other kinds as values of conditions, found by the value of a field.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use cel::ExecutionError;
use cel::common::traits::{Container, Indexer};
use cel::common::types::{CelBool, CelInt, CelList, CelMap, CelMapKey, CelNull, CelString, Type};
use cel::common::value::{CowVal, StaticVal, Val};

use super::Operand;
use super::size::Size;

static RECORD_TYPE: LazyLock<Type> = LazyLock::new(|| Type::new_opaque_type("record"));
static LOOKUP_TYPE: LazyLock<Type> = LazyLock::new(|| Type::new_opaque_type("records"));

/// How a condition asks for records of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// The kind.
    pub(super) kind: String,
    /// The field by which they are found, and how; all records without it.
    pub(super) by: Option<(Match, String)>,
}

/// How the field of a record is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    /// `record.field == value`
    Equal,
    /// `value in record.field`
    Member,
}

impl Relation {
    /// The variable of the records, or of the lookup, which nobody can write.
    pub(super) fn variable(&self) -> String {
        match &self.by {
            None => format!("@records:{}", self.kind),
            Some((Match::Equal, field)) => format!("@equal:{}:{field}", self.kind),
            Some((Match::Member, field)) => format!("@member:{}:{field}", self.kind),
        }
    }
}

/// The records of a kind, in the order of the wiki.
#[derive(Debug)]
pub(super) struct RelatedRecords {
    pub(super) all: CelList<'static>,
    /// By key, if all values of the field have one.
    by_key: Option<HashMap<RelationKey, CelList<'static>>>,
    none: CelList<'static>,
    /// The number of records with the most common key.
    most: u64,
    /// The largest list within a record, and the largest value.
    pub(super) inside: Size,
}

/// A value that records are found by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum RelationKey {
    Null,
    Truth(bool),
    Integer(i64),
    Text(String),
}

impl RelationKey {
    pub(super) fn of(value: &Operand) -> Option<Self> {
        Some(match value {
            Operand::Null => Self::Null,
            Operand::Truth(truth) => Self::Truth(*truth),
            Operand::Integer(number) => Self::Integer(*number),
            Operand::Text(text) => Self::Text(text.clone()),
            _ => return None,
        })
    }

    fn of_val(value: &dyn Val) -> Option<Self> {
        if let Some(text) = value.downcast_ref::<CelString<'_>>() {
            return Some(Self::Text(text.inner().to_owned()));
        }
        if value.downcast_ref::<CelNull>().is_some() {
            return Some(Self::Null);
        }
        let truth = value.downcast_ref::<CelBool>().map(|it| Self::Truth(*it.inner()));
        truth.or_else(|| value.downcast_ref::<CelInt>().map(|it| Self::Integer(*it.inner())))
    }
}

/// The keys by which a record is found; none where its value has none.
fn keys(by: Match, value: Option<&Operand>) -> Option<Vec<RelationKey>> {
    match (by, value.unwrap_or(&Operand::Null)) {
        (Match::Equal, value) => Some(vec![RelationKey::of(value)?]),
        (Match::Member, Operand::List(items)) => {
            let mut keys: Vec<RelationKey> =
                items.iter().map(RelationKey::of).collect::<Option<_>>()?;
            keys.sort_by_cached_key(|key| format!("{key:?}"));
            keys.dedup();
            Some(keys)
        }
        (Match::Member, _) => None,
    }
}

impl RelatedRecords {
    pub(super) fn new(relation: &Relation, records: &[RelatedRecord]) -> Self {
        let list = |records: Vec<RelatedRecord>| {
            let boxed = |record| -> Box<dyn Val> { Box::new(record) };
            CelList::from(records.into_iter().map(boxed).collect::<Vec<_>>())
        };
        let mut by_key: Option<HashMap<RelationKey, Vec<RelatedRecord>>> =
            relation.by.as_ref().map(|_| HashMap::new());
        for record in records {
            let (Some(groups), Some((by, field))) = (&mut by_key, &relation.by) else { break };
            match keys(*by, record.operand(field)) {
                Some(keys) => {
                    for key in keys {
                        groups.entry(key).or_default().push(record.clone());
                    }
                }
                None => by_key = None,
            }
        }
        let sizes = by_key.iter().flatten().map(|(_, group)| group.len());
        let most = sizes.max().and_then(|most| u64::try_from(most).ok()).unwrap_or_default();
        let by_key = by_key.map(|groups| {
            groups.into_iter().map(|(key, group)| (key, list(group))).collect::<HashMap<_, _>>()
        });
        let inside = records.iter().map(|it| it.size).fold(Size::SCALAR, Size::or);
        Self { all: list(records.to_vec()), by_key, none: CelList::default(), most, inside }
    }

    fn found(&self, key: Option<&RelationKey>) -> &CelList<'static> {
        match (&self.by_key, key) {
            (Some(by_key), Some(key)) => by_key.get(key).unwrap_or(&self.none),
            _ => &self.all,
        }
    }

    /// The most records that are found by `key`, or by any key where it is not known.
    pub(super) fn count(&self, key: Option<&RelationKey>) -> u64 {
        let known = |list: &CelList<'_>| u64::try_from(list.inner().len()).unwrap_or(u64::MAX);
        match (&self.by_key, key) {
            (Some(_), None) => self.most,
            _ => known(self.found(key)),
        }
    }
}

/// A record of another kind. Copies share its values.
#[derive(Debug, Clone)]
pub(super) struct RelatedRecord {
    values: Arc<CelMap<'static>>,
    operands: Arc<[(String, Operand)]>,
    size: Size,
}

impl RelatedRecord {
    pub(super) fn new(operands: Vec<(String, Operand)>) -> Self {
        let values = operands
            .iter()
            .map(|(name, value)| (CelMapKey::from(name.clone()), value.clone().into_val()));
        let values: HashMap<CelMapKey<'static>, Box<dyn Val>> = values.collect();
        let size = Size::holding(operands.iter().map(|(_, value)| Size::of(value)));
        Self { values: Arc::new(CelMap::from(values)), operands: operands.into(), size }
    }

    fn operand(&self, field: &str) -> Option<&Operand> {
        self.operands.iter().find(|(name, _)| name == field).map(|(_, value)| value)
    }
}

impl Val for RelatedRecord {
    fn get_type(&self) -> &Type {
        &RECORD_TYPE
    }

    fn cel_type() -> &'static Type {
        &RECORD_TYPE
    }

    fn as_container(&self) -> Option<&dyn Container> {
        self.values.as_container()
    }

    fn as_indexer<'b, 'v>(&'b self) -> Option<&'b (dyn Indexer + 'v)>
    where
        Self: 'v,
    {
        self.values.as_indexer()
    }

    fn equals(&self, other: &dyn Val) -> bool {
        let other = other.downcast_ref::<Self>();
        other.is_some_and(|other| Arc::ptr_eq(&self.values, &other.values))
    }

    fn clone_as_boxed<'v>(&self) -> Box<dyn Val + 'v>
    where
        Self: 'v,
    {
        Box::new(self.clone())
    }

    fn as_any(&self) -> Option<&dyn Any> {
        Some(self)
    }
}

impl StaticVal for RelatedRecord {}

/// `lookup[key]` are the records with this key.
#[derive(Debug, Clone)]
pub(super) struct Lookup(pub(super) Arc<RelatedRecords>);

impl Val for Lookup {
    fn get_type(&self) -> &Type {
        &LOOKUP_TYPE
    }

    fn cel_type() -> &'static Type {
        &LOOKUP_TYPE
    }

    fn as_indexer<'b, 'v>(&'b self) -> Option<&'b (dyn Indexer + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn clone_as_boxed<'v>(&self) -> Box<dyn Val + 'v>
    where
        Self: 'v,
    {
        Box::new(self.clone())
    }

    fn as_any(&self) -> Option<&dyn Any> {
        Some(self)
    }
}

impl StaticVal for Lookup {}

impl Indexer for Lookup {
    fn get<'b, 'v>(&'b self, key: &dyn Val) -> Result<CowVal<'b, 'v>, ExecutionError>
    where
        Self: 'v,
    {
        Ok(CowVal::Borrowed(self.0.found(RelationKey::of_val(key).as_ref())))
    }

    fn steal<'v>(self: Box<Self>, key: &dyn Val) -> Result<Box<dyn Val + 'v>, ExecutionError>
    where
        Self: 'v,
    {
        Ok(self.0.found(RelationKey::of_val(key).as_ref()).clone_as_boxed())
    }
}
