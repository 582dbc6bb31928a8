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
/* Of parts that carry lists: a name of its own, so that an older program passes over them; and of
 * those that came to be known after these. */
#define GVT_COURIER_LISTS_SUFFIX ".gvl"
#define GVT_COURIER_POST_SUFFIX  ".gvp"

/** gvt_courier_name: "K7QM-1-000012-003-of-010.gvc", for a receipt
 * "K7QM-1-receipt-00000000004711.gvc", for lists "K7QM-1-lists-000007-001-of-002.gvl", and for all
 * else a word likewise: "K7QM-1-letters-000003-001-of-001.gvp". @code: the laptop's four symbols.
 * Returns: (transfer full)
 */
char *gvt_courier_name (const char *code, const GvtCourierFacts *facts);

/** gvt_courier_is_part_name: whether it ends as a part does */
gboolean gvt_courier_is_part_name (const char *name);
/** gvt_courier_name_owner_length: how many letters at the start of @name say whose it is: "K7QM-1";
 * 0 where it says nothing. Who renamed a file may have it say anything */
guint gvt_courier_name_owner_length (const char *name);

/** gvt_courier_put: writes @bytes as @name into @folder, which is made where it is not there.
 * %GVT_ERROR_DISK_FULL, %GVT_ERROR_NO_ACCESS and others, in words; nothing is left then. Returns:
 * (transfer full) (nullable): its path */
char *gvt_courier_put (const char *folder, const char *name, GBytes *bytes, GError **error);

/** gvt_courier_find: the parts at @path: itself where it is a file; those in it and in its
 * %GVT_COURIER_FOLDER where it is a folder, by name. Returns: (transfer full) (element-type
 * filename) (nullable): %GVT_ERROR_NOT_FOUND where @path is not there */
GPtrArray *gvt_courier_find (const char *path, GError **error);

/** gvt_courier_remove_old: from @folder the parts of @type, of @code's incarnation, that @kept (of
 * paths) are not among: of earlier shipments, or earlier answers; and what was cut off */
void gvt_courier_remove_old (const char *folder,
                             const char *code,
                             guint32 incarnation,
                             GvtCourierType type,
                             GPtrArray *kept);

/** gvt_stick_sync_folder: best effort: not every stick can */
void gvt_stick_sync_folder (const char *folder);
/** gvt_stick_fail: @saved_errno in words: what is safe, and what to do with the stick in @folder.
 * Returns: %FALSE */
gboolean gvt_stick_fail (const char *folder, int saved_errno, GError **error);

G_END_DECLS
