/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-args.h"
#include "gvt-module-library.h"
#include "gvt-profile.h"
#include "gvt-sync-store.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* What most commands begin and end with. */

/** gvt_cli_profile: the enrolled folder of --data, still locked. Returns: (transfer full)
 * (nullable) */
GvtProfile *gvt_cli_profile (const GvtArgs *args, GError **error);
/** gvt_cli_new_profile: the folder of --data, which may be empty yet. Returns: (transfer full) */
GvtProfile *gvt_cli_new_profile (const GvtArgs *args);
/** gvt_cli_unlock: the same, opened by --user with his passphrase from --passphrase-file or the
 * terminal. Returns: (transfer full) (nullable) */
GvtProfile *gvt_cli_unlock (const GvtArgs *args, GError **error);
/** gvt_cli_read_passphrase: @file: (nullable): without one the terminal asks. Returns: (transfer
 * full) (nullable): free with gvt_wipe_free() */
char *gvt_cli_read_passphrase (const char *file, const char *user, GError **error);
/** gvt_cli_choose_passphrase: a new one for @user; without a @file the terminal asks twice.
 * Returns: (transfer full) (nullable): free with gvt_wipe_free() */
char *gvt_cli_choose_passphrase (const char *file, const char *user, GError **error);

/** gvt_cli_centre: what this laptop knows of its centre; %GVT_ERROR_STATE before enrolment.
 * Returns: (transfer full) (nullable) */
GvtCentre *gvt_cli_centre (GvtProfile *profile, GError **error);
/** gvt_cli_modules: those inside the program and those fetched. Returns: (transfer full)
 * (nullable) */
GvtModuleLibrary *gvt_cli_modules (GvtProfile *profile, GError **error);

/** gvt_cli_describe_place: where a visit goes, in words once the region list was fetched, otherwise
 * the region's code. Returns: (transfer full) (nullable): errors as gvt_visits_view() */
char *gvt_cli_describe_place (GvtProfile *profile, const GvtId *visit, GError **error);

/** gvt_cli_operand_id: a usage error unless operand @index is an id */
gboolean gvt_cli_operand_id (const GvtArgs *args, guint index, GvtId *id, GError **error);
/** gvt_cli_print_id: what was made: {"id": ...} with --json, else the id alone */
void gvt_cli_print_id (const GvtArgs *args, const GvtId *id);

/** gvt_cli_transport: to the centre: by --server, else where it was at enrolment. Returns:
 * (transfer full) (nullable) */
GvtTransport *gvt_cli_transport (const GvtArgs *args, GvtProfile *profile, GError **error);

G_END_DECLS
