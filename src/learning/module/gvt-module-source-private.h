/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a module's files lie: a folder, the program's own resources, or a zip in memory. All three
 * pass through one gate of names, numbers and sizes, before anything is allocated for them. */
typedef struct _GvtModuleSource GvtModuleSource;

typedef gboolean (*GvtModuleFileFunc) (const char *path,
                                       GBytes *content,
                                       gpointer user_data,
                                       GError **error);

GvtModuleSource *gvt_module_source_new_folder (const char *path);
GvtModuleSource *gvt_module_source_new_resource (GResource *resource, const char *path);
GvtModuleSource *gvt_module_source_new_zip (GBytes *zip);
/** gvt_module_source_new_edited: a folder, of which some files read as they are not written yet.
 * @texts: (transfer none): path -> GBytes; never changed from now on */
GvtModuleSource *gvt_module_source_new_edited (const char *path, GHashTable *texts);
GvtModuleSource *gvt_module_source_ref (GvtModuleSource *self);
void gvt_module_source_unref (GvtModuleSource *self);

gboolean gvt_module_source_is_resource (const GvtModuleSource *self);

/** gvt_module_source_foreach: calls @func with each file, in no order, until one fails. Errors name
 * the path: %GVT_ERROR_BAD_FORMAT, %GVT_ERROR_TOO_LARGE, %GVT_ERROR_NOT_FOUND */
gboolean gvt_module_source_foreach (const GvtModuleSource *self,
                                    GvtModuleFileFunc func,
                                    gpointer user_data,
                                    GError **error);

/** gvt_module_source_read: Returns: (transfer full) (nullable): one file */
GBytes *gvt_module_source_read (const GvtModuleSource *self, const char *path, GError **error);

/* The gate, one for each pass over a module. */
typedef struct
{
  GHashTable *seen; /* set of paths */
  guint64 total;    /* bytes, unpacked */
} GvtModuleGate;

void gvt_module_gate_init (GvtModuleGate *self);
void gvt_module_gate_clear (GvtModuleGate *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtModuleGate, gvt_module_gate_clear)

/** gvt_module_gate_admit: a further name. Returns: the most bytes it may have; 0 with @error for a
 * name that is foreign, doubled or one too many */
gsize gvt_module_gate_admit (GvtModuleGate *self, const char *path, GError **error);
/** gvt_module_gate_admit_folder: an entry that is no file but "media/", which a zip may have */
gboolean gvt_module_gate_admit_folder (GvtModuleGate *self, const char *path, GError **error);
/** gvt_module_gate_count: its bytes */
gboolean gvt_module_gate_count (GvtModuleGate *self, const char *path, gsize bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtModuleSource, gvt_module_source_unref)

G_END_DECLS
