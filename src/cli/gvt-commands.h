/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-command.h"

G_BEGIN_DECLS

/* Every command of govotectl; each is defined in the file of its words (nik-command.c). */

extern const GvtCommand gvt_backup_command;
extern const GvtCommand gvt_backups_list_command;
extern const GvtCommand gvt_ballot_judge_command;
extern const GvtCommand gvt_checks_ask_command;
extern const GvtCommand gvt_checks_list_command;
extern const GvtCommand gvt_checks_print_command;
extern const GvtCommand gvt_courier_read_command;
extern const GvtCommand gvt_doctor_command;
extern const GvtCommand gvt_eligibility_check_command;
extern const GvtCommand gvt_end_day_command;
extern const GvtCommand gvt_enrol_command;
extern const GvtCommand gvt_field_day_command;
extern const GvtCommand gvt_ledger_command;
extern const GvtCommand gvt_sync_command;
extern const GvtCommand gvt_module_lint_command;
extern const GvtCommand gvt_nik_check_command;
extern const GvtCommand gvt_voters_lookup_command;
extern const GvtCommand gvt_voters_search_command;
extern const GvtCommand gvt_propose_command;
extern const GvtCommand gvt_proposals_list_command;
extern const GvtCommand gvt_proposals_show_command;
extern const GvtCommand gvt_proposals_withdraw_command;
extern const GvtCommand gvt_visit_plan_command;
extern const GvtCommand gvt_visit_cancel_command;
extern const GvtCommand gvt_visit_resume_command;
extern const GvtCommand gvt_visit_change_command;
extern const GvtCommand gvt_visit_list_command;
extern const GvtCommand gvt_visit_show_command;
extern const GvtCommand gvt_visit_ready_command;
extern const GvtCommand gvt_visit_print_command;
extern const GvtCommand gvt_visit_report_command;
extern const GvtCommand gvt_visit_report_check_command;
extern const GvtCommand gvt_visit_survey_command;
extern const GvtCommand gvt_coverage_command;
extern const GvtCommand gvt_visit_followup_command;
extern const GvtCommand gvt_visit_undo_command;
extern const GvtCommand gvt_visit_acts_command;
extern const GvtCommand gvt_visit_certificates_command;
extern const GvtCommand gvt_visit_export_command;
extern const GvtCommand gvt_visit_sign_command;
extern const GvtCommand gvt_visit_signature_command;
extern const GvtCommand gvt_session_open_command;
extern const GvtCommand gvt_session_next_command;
extern const GvtCommand gvt_session_step_command;
extern const GvtCommand gvt_session_order_command;
extern const GvtCommand gvt_session_attend_command;
extern const GvtCommand gvt_session_people_command;
extern const GvtCommand gvt_session_sheet_command;
extern const GvtCommand gvt_session_consent_command;
extern const GvtCommand gvt_session_unlist_command;
extern const GvtCommand gvt_session_erasures_command;
extern const GvtCommand gvt_session_teach_command;
extern const GvtCommand gvt_session_answer_command;
extern const GvtCommand gvt_session_survey_command;
extern const GvtCommand gvt_session_undo_command;
extern const GvtCommand gvt_session_acts_command;
extern const GvtCommand gvt_session_close_command;
extern const GvtCommand gvt_session_list_command;
extern const GvtCommand gvt_session_show_command;
extern const GvtCommand gvt_session_results_command;
extern const GvtCommand gvt_visit_results_command;
extern const GvtCommand gvt_module_list_command;
extern const GvtCommand gvt_module_notes_command;
extern const GvtCommand gvt_module_search_command;
extern const GvtCommand gvt_module_show_command;
extern const GvtCommand gvt_module_verify_command;
extern const GvtCommand gvt_module_pack_command;
extern const GvtCommand gvt_module_duplicate_command;
extern const GvtCommand gvt_quiz_open_command;
extern const GvtCommand gvt_quiz_next_command;
extern const GvtCommand gvt_quiz_answer_command;
extern const GvtCommand gvt_quiz_close_command;
extern const GvtCommand gvt_quiz_reopen_command;
extern const GvtCommand gvt_quiz_results_command;
extern const GvtCommand gvt_quiz_list_command;
extern const GvtCommand gvt_quiz_sheets_command;
extern const GvtCommand gvt_quiz_count_command;
extern const GvtCommand gvt_quiz_grade_command;
extern const GvtCommand gvt_quiz_import_command;
extern const GvtCommand gvt_quiz_export_command;
extern const GvtCommand gvt_quiz_analyse_command;
extern const GvtCommand gvt_survey_score_command;
extern const GvtCommand gvt_journal_verify_command;
extern const GvtCommand gvt_rebuild_command;
extern const GvtCommand gvt_recovery_request_command;
extern const GvtCommand gvt_recovery_finish_command;
extern const GvtCommand gvt_restore_command;
extern const GvtCommand gvt_users_add_command;
extern const GvtCommand gvt_users_list_command;
extern const GvtCommand gvt_users_passphrase_command;
extern const GvtCommand gvt_users_remove_command;
extern const GvtCommand gvt_users_reset_command;
extern const GvtCommand gvt_worklist_list_command;
extern const GvtCommand gvt_worklist_show_command;
extern const GvtCommand gvt_worklist_mark_command;
extern const GvtCommand gvt_worklist_undo_command;
extern const GvtCommand gvt_worklist_compare_command;

G_END_DECLS
