/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

static const GvtOption options[] = {
  { "data", "DIR", N_ ("the centre's folder, instead of the user's own") },
  { "json", NULL, N_ ("prints what was read as JSON") },
  { NULL, NULL, NULL },
};

static const GvtCommand *const commands[] = {
  /* the centre itself */
  &gvt_init_command,
  &gvt_keys_show_command,
  &gvt_keys_renew_command,
  &gvt_keys_rotate_command,
  &gvt_keys_backup_command,
  &gvt_keys_restore_command,
  &gvt_central_backup_command,
  &gvt_central_restore_command,
  &gvt_recovery_init_command,
  &gvt_recover_command,
  /* what it holds */
  &gvt_regions_import_command,
  &gvt_voters_import_command,
  &gvt_central_voters_diff_command,
  &gvt_voters_trail_command,
  &gvt_voters_lookups_command,
  &gvt_voters_synthesize_command,
  &gvt_packs_build_command,
  &gvt_packs_delta_command,
  &gvt_packs_stats_command,
  &gvt_stations_import_command,
  &gvt_modules_publish_command,
  /* who works with it */
  &gvt_central_survey_command,
  &gvt_users_add_command,
  &gvt_users_list_command,
  &gvt_devices_confirm_command,
  &gvt_devices_enrol_command,
  &gvt_devices_list_command,
  &gvt_devices_station_command,
  &gvt_devices_hand_over_command,
  &gvt_devices_lost_command,
  &gvt_devices_found_command,
  &gvt_devices_dossier_command,
  &gvt_devices_retire_command,
  &gvt_fleet_command,
  &gvt_leases_grant_command,
  &gvt_leases_list_command,
  &gvt_leases_extend_command,
  &gvt_leases_revoke_command,
  &gvt_outbox_list_command,
  &gvt_visits_import_command,
  &gvt_visits_list_command,
  &gvt_visits_report_command,
  &gvt_visits_report_check_command,
  &gvt_proof_make_command,
  &gvt_proof_verify_command,
  &gvt_worklist_assign_command,
  &gvt_worklist_list_command,
  &gvt_sessions_list_command,
  &gvt_sessions_people_command,
  &gvt_central_coverage_command,
  &gvt_central_recap_command,
  &gvt_proposals_list_command,
  &gvt_proposals_pictures_command,
  &gvt_proposals_queue_command,
  &gvt_proposals_decide_command,
  &gvt_proposals_export_command,
  &gvt_plenary_set_command,
  &gvt_checks_list_command,
  &gvt_checks_answer_command,
  &gvt_digests_command,
  &gvt_events_list_command,
  &gvt_central_journal_verify_command,
  /* the talk with laptops */
  &gvt_serve_command,
  &gvt_courier_accept_command,
  NULL,
};

static const GvtProgram program = {
  .name = "govote-central",
  .summary = N_ ("the centre of Go Vote: voter lists, modules, users and laptops of one province"),
  .details = N_ ("Codes, identity numbers and names never stand among the arguments: they come "
                 "from files and go to files."),
  .options = options,
  .commands = commands,
  .place = GVT_ERROR_AT_CENTRE,
};

int
main (int argc, char **argv)
{
  return (int) gvt_program_run (&program, argc, argv);
}
