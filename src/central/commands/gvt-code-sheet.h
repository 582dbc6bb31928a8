/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Enrolment codes on paper, to hand out one by one against a signature: UTF-8 text of at most 80
 * columns and 60 lines a page, so that any printer takes it from any program, and the centre's
 * server needs neither fonts nor a display for it. */
typedef struct
{
  const char *centre;
  const char *address; /* (nullable) */
  const char *const *users;
  GPtrArray *codes; /* char * */
  gint64 expires_at_us;
} GvtCodeSheet;

/** gvt_code_sheet_write: in the user's language. Returns: (transfer full): wipe it */
GBytes *gvt_code_sheet_write (const GvtCodeSheet *self);

G_END_DECLS
