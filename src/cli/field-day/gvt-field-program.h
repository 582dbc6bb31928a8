/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-field-check.h"
#include "gvt-field-day.h"

G_BEGIN_DECLS

/* The built programs, run as a person would run them: beside this one, or in the build's folders.
 */

/** gvt_field_centre: govote-central on the day's centre, to its end. Arguments are
 * %NULL-terminated. Returns: (transfer full) (nullable): its standard output; an error with what it
 * said when it failed */
char *gvt_field_centre (GvtFieldDay *day, GError **error, ...) G_GNUC_NULL_TERMINATED;
/** gvt_field_centre_json: the same with --json. Returns: (transfer full) (nullable) */
JsonNode *gvt_field_centre_json (GvtFieldDay *day, GError **error, ...) G_GNUC_NULL_TERMINATED;

/** gvt_field_laptop: govotectl --json on the day's laptop as @user. @input: (nullable): its
 * standard input. @exit_code: what it must end with. Returns: (transfer full) (nullable): its
 * standard output */
char *gvt_field_laptop (GvtFieldDay *day,
                        const char *user,
                        const char *input,
                        int exit_code,
                        GError **error,
                        ...) G_GNUC_NULL_TERMINATED;
/** gvt_field_laptop_json: the same, successful, parsed. Returns: (transfer full) (nullable) */
JsonNode *gvt_field_laptop_json (GvtFieldDay *day,
                                 const char *user,
                                 const char *input,
                                 GError **error,
                                 ...) G_GNUC_NULL_TERMINATED;
/** gvt_field_laptop_id: the same, and the "id" of what was made. Returns: (transfer full)
 * (nullable) */
char *gvt_field_laptop_id (GvtFieldDay *day, const char *user, GError **error, ...)
    G_GNUC_NULL_TERMINATED;

/** gvt_field_parse: what one of our programs printed. Returns: (transfer full) (nullable) */
JsonNode *gvt_field_parse (const char *text, GError **error);

/** gvt_field_count_events: what the laptop's journal holds, by its own verification; -1 with an
 * error */
gint64 gvt_field_count_events (GvtFieldDay *day, GError **error);

/** gvt_field_passphrase_file: where @user's passphrase lies. Returns: (transfer full) */
char *gvt_field_passphrase_file (GvtFieldDay *day, const char *user);

/** gvt_field_serve: starts the centre's server, which ends with this process at the latest, and
 * waits until it listens. Returns: the port, or 0 with an error */
guint16 gvt_field_serve (GvtFieldDay *day, GError **error);
void gvt_field_stop_serving (GvtFieldDay *day);

G_END_DECLS
