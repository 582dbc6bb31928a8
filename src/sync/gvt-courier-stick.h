/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-courier-part.h"

G_BEGIN_DECLS

/* Courier parts as files on a stick, which may be formatted as anything, and be pulled out at any
 * moment: names without colon that differ in more than case, a folder that may not know fsync, and
 * no rename over what is there. A part has its name only when it was written, synced, read again
 * and found the same. Blocks; any thread. */
#define GVT_COURIER_FOLDER "govote" /* in the folder that people choose */
#define GVT_COURIER_SUFFIX ".gvc"
/* Of parts that carry lists: a name of its own, so that an older program passes over them. */
#define GVT_COURIER_LISTS_SUFFIX ".gvl"

/** gvt_courier_name: "K7QM-1-000012-003-of-010.gvc", for a receipt
 * "K7QM-1-receipt-00000000004711.gvc", and for lists "K7QM-1-lists-000007-001-of-002.gvl". @code:
 * the laptop's four symbols. Returns: (transfer full)
 */
char *gvt_courier_name (const char *code, const GvtCourierFacts *facts);

/** gvt_courier_put: writes @bytes as @name into @folder, which is made where it is not there.
 * %GVT_ERROR_DISK_FULL, %GVT_ERROR_NO_ACCESS and others, in words; nothing is left then. Returns:
 * (transfer full) (nullable): its path */
char *gvt_courier_put (const char *folder, const char *name, GBytes *bytes, GError **error);

/** gvt_courier_find: the parts at @path: itself where it is a file; those in it and in its
 * %GVT_COURIER_FOLDER where it is a folder, by name. Returns: (transfer full) (element-type
 * filename) (nullable): %GVT_ERROR_NOT_FOUND where @path is not there */
GPtrArray *gvt_courier_find (const char *path, GError **error);

/** gvt_courier_find_lists: likewise the parts that carry lists; none where @path is a file, which
 * is found by gvt_courier_find(). Returns: (transfer full) (element-type filename) */
GPtrArray *gvt_courier_find_lists (const char *path);

/** gvt_courier_remove_old_lists: from @folder the parts with lists for @code's incarnation that
 * @kept (of paths) are not among, and what was cut off */
void gvt_courier_remove_old_lists (const char *folder,
                                   const char *code,
                                   guint32 incarnation,
                                   GPtrArray *kept);

/** gvt_courier_remove_old: from @folder the parts of @code's incarnation that @kept (of paths) are
 * not among: earlier shipments, or earlier receipts where @is_receipt; and what was cut off */
void gvt_courier_remove_old (const char *folder,
                             const char *code,
                             guint32 incarnation,
                             gboolean is_receipt,
                             GPtrArray *kept);

/** gvt_stick_sync_folder: best effort: not every stick can */
void gvt_stick_sync_folder (const char *folder);
/** gvt_stick_fail: @saved_errno in words: what is safe, and what to do with the stick in @folder.
 * Returns: %FALSE */
gboolean gvt_stick_fail (const char *folder, int saved_errno, GError **error);

G_END_DECLS
