/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-change.h"

#include "gvt-text.h"

#define MAX_TOLD 20

void
gvt_list_change_clear (GvtListChange *self)
{
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->shrunk, g_free);
}

static void
tell_shrunk (GString *text, const char *village, guint64 before, guint64 now)
{
  g_autofree char *was = gvt_text_number ((gint64) before);
  g_autofree char *is = gvt_text_number ((gint64) now);

  g_string_append_printf (text, "  %s  %s \xe2\x86\x92 %s\n", village, was, is);
}

gboolean
gvt_list_change_find (GvtDb *db,
                      const GvtListRecord *before,
                      GHashTable *villages,
                      GvtListChange *change,
                      GError **error)
{
  g_autoptr (GString) shrunk = g_string_new (NULL);
  g_autoptr (GArray) old = NULL;

  change->missing = g_ptr_array_new_with_free_func (g_free);
  if (before != NULL)
    {
      old = gvt_list_store_count_villages (db, before->election, before->version, error);
      if (old == NULL)
        return FALSE;
    }
  for (guint i = 0; old != NULL && i < old->len; i++)
    {
      const GvtListVillage *village = &g_array_index (old, GvtListVillage, i);
      const guint64 *rows = g_hash_table_lookup (villages, village->code);

      if (rows == NULL)
        {
          g_ptr_array_add (change->missing, g_strdup (village->code));
          change->missing_rows += village->rows;
        }
      else if (*rows * 100 < village->rows * (100 - GVT_LIST_SHRUNK_PERCENT))
        {
          if (change->n_shrunk++ < MAX_TOLD)
            tell_shrunk (shrunk, village->code, village->rows, *rows);
        }
    }
  if (change->n_shrunk > MAX_TOLD)
    g_string_append (shrunk, "  ...\n");
  change->shrunk = g_string_free (g_steal_pointer (&shrunk), FALSE);
  return TRUE;
}

gboolean
gvt_list_change_carry (GvtDb *db,
                       const GvtListRecord *before,
                       guint version,
                       const GvtListChange *change,
                       GError **error)
{
  for (guint i = 0; i < change->missing->len; i++)
    if (!gvt_list_store_carry_village (db, before, version, change->missing->pdata[i], error))
      return FALSE;
  return TRUE;
}
