/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-check.h"

#include "gvt-central-files.h"
#include "gvt-central-private.h"

static gboolean
list (GvtDb *db, gpointer user_data, GError **error)
{
  GPtrArray **files = user_data;

  *files = gvt_file_store_list_current (db, error);
  return *files != NULL;
}

GPtrArray *
gvt_central_check_files (GvtCentral *self, guint *n_files, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (GVT_IS_CENTRAL (self), NULL);

  if (!gvt_store_read (self->store, list, &files, error))
    return NULL;

  *n_files = files->len;
  for (guint i = files->len; i > 0; i--)
    {
      const GvtPublishedFile *file = files->pdata[i - 1];

      if (gvt_central_holds_file (self, &file->hash))
        g_ptr_array_remove_index (files, i - 1);
    }
  return g_steal_pointer (&files);
}
