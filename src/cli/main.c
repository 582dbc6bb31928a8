/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

static const GvtOption options[] = {
  { "data", "DIR", N_ ("the profile's folder, instead of the user's own") },
  { "user", "CODE", N_ ("who acts") },
  { "passphrase-file", "FILE",
    N_ ("his passphrase: the file's first line, \"-\" for standard input; otherwise the terminal "
        "asks") },
  { "json", NULL, N_ ("prints what was read as JSON, one value a line") },
  { NULL, NULL, NULL },
};

static const GvtCommand *const commands[] = {
  &gvt_enrol_command,
  &gvt_sync_command,
  &gvt_ledger_command,
  &gvt_end_day_command,
  &gvt_courier_read_command,
  &gvt_nik_check_command,
  &gvt_module_list_command,
  &gvt_module_notes_command,
  &gvt_module_search_command,
  &gvt_module_show_command,
  &gvt_module_verify_command,
  &gvt_module_pack_command,
  &gvt_module_lint_command,
  &gvt_module_duplicate_command,
  &gvt_voters_lookup_command,
  &gvt_voters_search_command,
  &gvt_propose_command,
  &gvt_proposals_list_command,
  &gvt_proposals_show_command,
  &gvt_proposals_withdraw_command,
  &gvt_visit_plan_command,
  &gvt_visit_change_command,
  &gvt_visit_list_command,
  &gvt_visit_show_command,
  &gvt_visit_ready_command,
  &gvt_visit_print_command,
  &gvt_visit_report_command,
  &gvt_visit_report_check_command,
  &gvt_visit_survey_command,
  &gvt_visit_followup_command,
  &gvt_visit_certificates_command,
  &gvt_visit_export_command,
  &gvt_visit_sign_command,
  &gvt_visit_signature_command,
  &gvt_session_open_command,
  &gvt_session_next_command,
  &gvt_session_step_command,
  &gvt_session_order_command,
  &gvt_session_attend_command,
  &gvt_session_people_command,
  &gvt_session_sheet_command,
  &gvt_session_consent_command,
  &gvt_session_unlist_command,
  &gvt_session_erasures_command,
  &gvt_session_teach_command,
  &gvt_session_answer_command,
  &gvt_session_survey_command,
  &gvt_session_undo_command,
  &gvt_session_acts_command,
  &gvt_session_close_command,
  &gvt_session_list_command,
  &gvt_session_show_command,
  &gvt_session_results_command,
  &gvt_visit_results_command,
  &gvt_quiz_open_command,
  &gvt_quiz_next_command,
  &gvt_quiz_answer_command,
  &gvt_quiz_close_command,
  &gvt_quiz_results_command,
  &gvt_quiz_list_command,
  &gvt_quiz_sheets_command,
  &gvt_quiz_count_command,
  &gvt_quiz_grade_command,
  &gvt_quiz_import_command,
  &gvt_quiz_export_command,
  &gvt_quiz_analyse_command,
  &gvt_survey_score_command,
  &gvt_ballot_judge_command,
  &gvt_eligibility_check_command,
  &gvt_journal_verify_command,
  &gvt_rebuild_command,
  &gvt_backup_command,
  &gvt_backups_list_command,
  &gvt_restore_command,
  &gvt_doctor_command,
  &gvt_users_list_command,
  &gvt_users_add_command,
  &gvt_users_passphrase_command,
  &gvt_users_reset_command,
  &gvt_users_remove_command,
  &gvt_recovery_request_command,
  &gvt_recovery_finish_command,
  &gvt_field_day_command,
  NULL,
};

static const GvtProgram program = {
  .name = "govotectl",
  .summary = N_ ("Go Vote from the command line"),
  .details = N_ ("Does what the Go Vote window does, for scripts and for staff who automate. "
                 "Passphrases, codes, identity numbers and names need never stand among the "
                 "arguments, where every user of the machine can read them: give a file, or \"-\" "
                 "for standard input."),
  .options = options,
  .commands = commands,
};

int
main (int argc, char **argv)
{
  return (int) gvt_program_run (&program, argc, argv);
}
