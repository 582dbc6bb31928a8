/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-script.h"

G_BEGIN_DECLS

/* Reads a script out, part after part: a recording where there is one, else by the voices of
 * speech-dispatcher. A recording that cannot be played here is said in its place. Property
 * "is-reading" (boolean). Signal "trouble" (text, translated): what cannot be done, and what to do
 * about it. Main thread; never blocks. */
#define GVT_TYPE_READER (gvt_reader_get_type ())
G_DECLARE_FINAL_TYPE (GvtReader, gvt_reader, GVT, READER, GObject)

GvtReader *gvt_reader_new (void);

/** gvt_reader_read: @script: (transfer full): in place of what is being read */
void gvt_reader_read (GvtReader *self, GvtScript *script);
/** gvt_reader_stop: at once, in the midst of a word */
void gvt_reader_stop (GvtReader *self);
gboolean gvt_reader_is_reading (GvtReader *self);

G_END_DECLS
