/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-vault.h"

G_BEGIN_DECLS

/* One user whom an enrolment code admits: whether he uses this laptop, and the passphrase that he
 * chooses, twice. */
#define GVT_TYPE_ENROL_USER_ROW (gvt_enrol_user_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtEnrolUserRow, gvt_enrol_user_row, GVT, ENROL_USER_ROW, AdwExpanderRow)

GtkWidget *gvt_enrol_user_row_new (const GvtUser *user);
const GvtUser *gvt_enrol_user_row_get_user (GvtEnrolUserRow *self);
/** gvt_enrol_user_row_is_chosen: whether he will use this laptop */
gboolean gvt_enrol_user_row_is_chosen (GvtEnrolUserRow *self);
/** gvt_enrol_user_row_get_passphrase: Returns: (transfer none) (nullable): %NULL with @error in
 * words for people when it is too short or the two differ; the keys then go to where that stands */
const char *gvt_enrol_user_row_get_passphrase (GvtEnrolUserRow *self, GError **error);

G_END_DECLS
