/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk of a few MiB that can be filled to its last byte: a tmpfs in a mount namespace of this
 * process and those that it starts. */
typedef struct
{
  char *folder;  /* it is mounted here */
  char *ballast; /* the file that fills it */
} GvtSmallDisk;

/** gvt_small_disk_prepare: before any thread, first of all. Returns: %FALSE where nobody may mount;
 * then the caller skips its tests */
gboolean gvt_small_disk_prepare (void);

void gvt_small_disk_mount (GvtSmallDisk *self, guint n_mib);
/** gvt_small_disk_fill: not a byte fits any more */
void gvt_small_disk_fill (GvtSmallDisk *self);
/** gvt_small_disk_leave: @n_kib KiB still fit, more or less by a page */
void gvt_small_disk_leave (GvtSmallDisk *self, guint n_kib);
/** gvt_small_disk_make_room: what filled it goes */
void gvt_small_disk_make_room (GvtSmallDisk *self);
void gvt_small_disk_unmount (GvtSmallDisk *self);

G_END_DECLS
