/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every fault of a voter list as CSV, for whoever mends the list: "line;column;kind", codes for
 * kinds, and never what stands in a cell. Written as it comes up, readable by its owner alone, and
 * there only once it is whole. */
typedef struct _GvtFaultFile GvtFaultFile;

/** gvt_fault_file_new: Returns: (transfer full) (nullable): %GVT_ERROR_BAD_INPUT when nothing can
 * be written there */
GvtFaultFile *gvt_fault_file_new (const char *path, GError **error);
void gvt_fault_file_free (GvtFaultFile *self);
/** gvt_fault_file_add: a failure is told by gvt_fault_file_finish() */
void gvt_fault_file_add (GvtFaultFile *self, guint64 line, const char *column, const char *code);
gboolean gvt_fault_file_finish (GvtFaultFile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtFaultFile, gvt_fault_file_free)

G_END_DECLS
