//! The catalogue: one file per rule, with its explanation beside it.

pub mod address_taken;
pub mod almost_a_record;
pub mod ambiguous_link;
pub mod ascii_umlaut;
pub mod bad_address;
pub mod bad_config;
pub mod bad_date;
pub mod bad_duration;
pub mod bad_front_matter;
pub mod bad_project_file;
pub mod bad_test_id;
pub mod bad_value;
pub mod beyond_limit;
pub mod broken_anchor;
pub mod broken_link;
pub mod cadence_conflict;
pub mod checklist_drift;
pub mod copies_below_321;
pub mod dangling_file_ref;
pub mod dates_out_of_order;
pub mod dead_external_link;
pub mod dependency_slower;
pub mod described_twice;
pub mod duplicate_id;
pub mod evidence_conflict;
pub mod failed_test_open;
pub mod future_evidence;
pub mod gfs_gap;
pub mod heading_level_skip;
pub mod image_without_alt;
pub mod kind_ambiguous;
pub mod kind_without_record;
pub mod limits_above_total;
pub mod link_to_draft;
pub mod link_to_secret;
pub mod maintenance_overdue;
pub mod maintenance_without_cadence;
pub mod missing_doc_kind;
pub mod missing_field;
pub mod mojibake;
pub mod moved_external_link;
pub mod names_alike;
pub mod no_backup;
pub mod no_effect;
pub mod no_offsite_copy;
pub mod no_restore_test;
pub mod no_service_record;
pub mod not_a_list;
pub mod not_understood;
pub mod not_utf8;
pub mod notice_period_ends;
pub mod number_gap;
pub mod order_vs_dependencies;
pub mod orphan_page;
pub mod overview_drift;
pub mod owner_empty;
pub mod phase_order;
pub mod placeholder;
pub mod playbook_part_missing;
pub mod promise_conflict;
pub mod protocol_incomplete;
pub mod raci_accountable;
pub mod raci_responsible;
pub mod record_due;
pub mod record_expired;
pub mod response_not_monotone;
pub mod restore_test_stale;
pub mod retention_too_short;
pub mod review_overdue;
pub mod rpo_below_interval;
pub mod rpo_not_proven;
pub mod rto_above_mta;
pub mod rto_not_proven;
pub mod scope_conflict;
pub mod section_missing;
pub mod self_dependency;
pub mod service_not_covered;
pub mod situational_wording;
pub mod step_gap;
pub mod sync_is_not_backup;
pub mod table_shape;
pub mod test_never_run;
pub mod test_overdue;
pub mod title_mismatch;
pub mod translation_missing;
pub mod undefined_reference;
pub mod unknown_field;
pub mod unknown_kind;
pub mod unknown_role;
pub mod unknown_rule;
pub mod unused_waiver;
pub mod waiver_expired;
pub mod waiver_incomplete;

mod scaffold;

use super::rule::rule;
use super::{PageContext, Rule};
use crate::ops::DataClass;
use crate::schema::KindRole;

/// All rules, by code.
pub static ALL: &[&Rule] = &[
    &rpo_below_interval::RULE,
    &rto_above_mta::RULE,
    &rto_not_proven::RULE,
    &dependency_slower::RULE,
    &no_offsite_copy::RULE,
    &copies_below_321::RULE,
    &sync_is_not_backup::RULE,
    &retention_too_short::RULE,
    &gfs_gap::RULE,
    &no_backup::RULE,
    &promise_conflict::RULE,
    &rpo_not_proven::RULE,
    &not_a_list::RULE,
    &phase_order::RULE,
    &checklist_drift::RULE,
    &record_due::RULE,
    &record_expired::RULE,
    &notice_period_ends::RULE,
    &dates_out_of_order::RULE,
    &almost_a_record::RULE,
    &kind_without_record::RULE,
    &self_dependency::RULE,
    &bad_front_matter::RULE,
    &missing_field::RULE,
    &unknown_field::RULE,
    &bad_value::RULE,
    &bad_duration::RULE,
    &bad_date::RULE,
    &future_evidence::RULE,
    &review_overdue::RULE,
    &owner_empty::RULE,
    &kind_ambiguous::RULE,
    &unknown_kind::RULE,
    &described_twice::RULE,
    &broken_link::RULE,
    &broken_anchor::RULE,
    &dangling_file_ref::RULE,
    &orphan_page::RULE,
    &dead_external_link::RULE,
    &moved_external_link::RULE,
    &ambiguous_link::RULE,
    &image_without_alt::RULE,
    &link_to_draft::RULE,
    &link_to_secret::RULE,
    &undefined_reference::RULE,
    &address_taken::RULE,
    &bad_address::RULE,
    &names_alike::RULE,
    &duplicate_id::RULE,
    &unused_waiver::RULE,
    &waiver_incomplete::RULE,
    &waiver_expired::RULE,
    &unknown_rule::RULE,
    &no_effect::RULE,
    &bad_config::RULE,
    &bad_project_file::RULE,
    &step_gap::RULE,
    &overview_drift::RULE,
    &playbook_part_missing::RULE,
    &situational_wording::RULE,
    &order_vs_dependencies::RULE,
    &limits_above_total::RULE,
    &raci_accountable::RULE,
    &raci_responsible::RULE,
    &unknown_role::RULE,
    &response_not_monotone::RULE,
    &number_gap::RULE,
    &placeholder::RULE,
    &mojibake::RULE,
    &ascii_umlaut::RULE,
    &missing_doc_kind::RULE,
    &table_shape::RULE,
    &title_mismatch::RULE,
    &section_missing::RULE,
    &heading_level_skip::RULE,
    &not_utf8::RULE,
    &translation_missing::RULE,
    &beyond_limit::RULE,
    &no_service_record::RULE,
    &not_understood::RULE,
    &no_restore_test::RULE,
    &restore_test_stale::RULE,
    &failed_test_open::RULE,
    &bad_test_id::RULE,
    &test_never_run::RULE,
    &test_overdue::RULE,
    &protocol_incomplete::RULE,
    &service_not_covered::RULE,
    &cadence_conflict::RULE,
    &maintenance_overdue::RULE,
    &maintenance_without_cadence::RULE,
    &evidence_conflict::RULE,
    &scope_conflict::RULE,
];

/// The built-in rule with this code or slug.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.is_named(name))
}

/// Whether the page describes a service whose data class is the highest.
fn is_critical(page: PageContext<'_>) -> bool {
    let service = page.record().filter(|record| record.is(&KindRole::Service));
    service.and_then(DataClass::of).is_some_and(|class| class.value == DataClass::Critical)
}
