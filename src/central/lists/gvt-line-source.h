/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"

G_BEGIN_DECLS

/* A text file as lines, bounded, digested on the way. */
typedef struct _GvtLineSource GvtLineSource;

#define GVT_LINE_MAX (16 * 1024)

/** gvt_line_source_open: Returns: (transfer full) (nullable): %GVT_ERROR_BAD_INPUT */
GvtLineSource *gvt_line_source_open (const char *path, GError **error);
void gvt_line_source_free (GvtLineSource *self);
/**
 * gvt_line_source_next:
 * @fault: (out) (nullable) (transfer none): why this line is no text, a code of gvt-list-fault.h;
 *   what it holds is then not to be looked at. Of the first line: why the file is none
 *
 * Returns: (transfer none) (nullable): the next line without its end, which may be written into,
 * until the next call; %NULL at the end, or with %GVT_ERROR_BAD_INPUT
 */
char *gvt_line_source_next (GvtLineSource *self, const char **fault, GError **error);
/** gvt_line_source_has_cr: whether the line handed out last ended with CR LF; @is_last: (out):
 * whether it had no end, being the last */
gboolean gvt_line_source_has_cr (const GvtLineSource *self, gboolean *is_last);
/** gvt_line_source_get_digest: BLAKE2b-256 of all that was read; at the end, of the whole file */
void gvt_line_source_get_digest (GvtLineSource *self, GvtHash *digest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtLineSource, gvt_line_source_free)

G_END_DECLS
