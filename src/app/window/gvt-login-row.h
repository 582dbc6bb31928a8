/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-login.h"

G_BEGIN_DECLS

/* One user to choose on the unlock page. */
#define GVT_TYPE_LOGIN_ROW (gvt_login_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtLoginRow, gvt_login_row, GVT, LOGIN_ROW, GtkListBoxRow)

GtkWidget *gvt_login_row_new (GvtLogin *login);
GvtLogin *gvt_login_row_get_login (GvtLoginRow *self); /* (transfer none) */

G_END_DECLS
