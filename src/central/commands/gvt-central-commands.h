/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-command.h"

G_BEGIN_DECLS

extern const GvtCommand gvt_central_backup_command;
extern const GvtCommand gvt_central_journal_verify_command;
extern const GvtCommand gvt_central_restore_command;
extern const GvtCommand gvt_checks_answer_command;
extern const GvtCommand gvt_checks_list_command;
extern const GvtCommand gvt_courier_accept_command;
extern const GvtCommand gvt_central_coverage_command;
extern const GvtCommand gvt_devices_confirm_command;
extern const GvtCommand gvt_devices_dossier_command;
extern const GvtCommand gvt_devices_enrol_command;
extern const GvtCommand gvt_devices_found_command;
extern const GvtCommand gvt_devices_hand_over_command;
extern const GvtCommand gvt_devices_list_command;
extern const GvtCommand gvt_devices_lost_command;
extern const GvtCommand gvt_devices_retire_command;
extern const GvtCommand gvt_devices_station_command;
extern const GvtCommand gvt_digests_command;
extern const GvtCommand gvt_events_list_command;
extern const GvtCommand gvt_fleet_command;
extern const GvtCommand gvt_init_command;
extern const GvtCommand gvt_keys_backup_command;
extern const GvtCommand gvt_keys_renew_command;
extern const GvtCommand gvt_keys_restore_command;
extern const GvtCommand gvt_keys_rotate_command;
extern const GvtCommand gvt_keys_show_command;
extern const GvtCommand gvt_central_recap_command;
extern const GvtCommand gvt_recovery_init_command;
extern const GvtCommand gvt_recover_command;
extern const GvtCommand gvt_leases_extend_command;
extern const GvtCommand gvt_leases_grant_command;
extern const GvtCommand gvt_leases_list_command;
extern const GvtCommand gvt_leases_revoke_command;
extern const GvtCommand gvt_modules_publish_command;
extern const GvtCommand gvt_outbox_list_command;
extern const GvtCommand gvt_packs_build_command;
extern const GvtCommand gvt_packs_delta_command;
extern const GvtCommand gvt_packs_stats_command;
extern const GvtCommand gvt_proof_make_command;
extern const GvtCommand gvt_proof_verify_command;
extern const GvtCommand gvt_proposals_list_command;
extern const GvtCommand gvt_proposals_pictures_command;
extern const GvtCommand gvt_proposals_queue_command;
extern const GvtCommand gvt_proposals_decide_command;
extern const GvtCommand gvt_proposals_export_command;
extern const GvtCommand gvt_plenary_set_command;
extern const GvtCommand gvt_regions_import_command;
extern const GvtCommand gvt_stations_import_command;
extern const GvtCommand gvt_serve_command;
extern const GvtCommand gvt_sessions_list_command;
extern const GvtCommand gvt_sessions_people_command;
extern const GvtCommand gvt_central_survey_command;
extern const GvtCommand gvt_users_add_command;
extern const GvtCommand gvt_users_list_command;
extern const GvtCommand gvt_visits_import_command;
extern const GvtCommand gvt_visits_list_command;
extern const GvtCommand gvt_visits_report_check_command;
extern const GvtCommand gvt_visits_report_command;
extern const GvtCommand gvt_central_voters_diff_command;
extern const GvtCommand gvt_voters_import_command;
extern const GvtCommand gvt_voters_lookups_command;
extern const GvtCommand gvt_voters_trail_command;
extern const GvtCommand gvt_voters_synthesize_command;
extern const GvtCommand gvt_worklist_assign_command;
extern const GvtCommand gvt_worklist_list_command;

G_END_DECLS
