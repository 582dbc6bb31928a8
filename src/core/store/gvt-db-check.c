/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-db-check.h"

#include <string.h>

#include "gvt-db-driver.h"
#include "gvt-error.h"

#define PAGE "page " /* in the sentences of SQLCipher: "HMAC verification failed for page 7" */

void
gvt_db_report_clear (GvtDbReport *self)
{
  g_clear_pointer (&self->damaged, g_array_unref);
  g_clear_pointer (&self->fault, g_free);
}

gboolean
gvt_db_report_is_sound (const GvtDbReport *self)
{
  return (self->damaged == NULL || self->damaged->len == 0) && self->fault == NULL;
}

/* Returns: the number of the page that @sentence names; 0 for none */
static guint64
page_of (const char *sentence)
{
  const char *page = sentence != NULL ? strstr (sentence, PAGE) : NULL;

  return page != NULL ? g_ascii_strtoull (page + strlen (PAGE), NULL, 10) : 0;
}

/* Returns: (transfer full) (nullable): the pages of the file whose checksum does not fit now */
static GArray *
find_damaged (GvtDb *self, GError **error)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (self, "PRAGMA cipher_integrity_check", error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;

  while (gvt_stmt_next (stmt, &local))
    {
      guint64 page = page_of (gvt_stmt_text (stmt, 0));

      g_array_append_val (pages, page);
    }
  if (local == NULL)
    return g_steal_pointer (&pages);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* The check reads past SQLite's locks: a page that another program was just writing fits the second
 * time. */
static GArray *
find_lasting (GvtDb *self, GError **error)
{
  g_autoptr (GArray) first = find_damaged (self, error);
  g_autoptr (GArray) second = NULL;
  guint n = 0;

  if (first == NULL || first->len == 0)
    return g_steal_pointer (&first);

  second = find_damaged (self, error);
  if (second == NULL)
    return NULL;

  for (guint i = 0, j = 0; i < first->len; i++)
    {
      guint64 page = g_array_index (first, guint64, i);

      while (j < second->len && g_array_index (second, guint64, j) < page)
        j++;
      if (j < second->len && g_array_index (second, guint64, j) == page)
        g_array_index (first, guint64, n++) = page;
    }
  g_array_set_size (first, n);
  return g_steal_pointer (&first);
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT);
}

/* Returns: whether it could be asked; damage that ends the asking is an answer too */
static gboolean
check_structure (GvtDb *self, GvtDbReport *report, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  g_autoptr (GError) local = NULL;

  stmt = gvt_db_prepare (self, "PRAGMA quick_check (1)", &local);
  if (stmt != NULL && gvt_stmt_one (stmt, "a verdict on the database", &local))
    {
      const char *verdict = gvt_stmt_text (stmt, 0);

      if (g_strcmp0 (verdict, "ok") != 0)
        report->fault = g_strdup (verdict);
      return TRUE;
    }
  if (is_damage (local))
    {
      report->fault = g_strdup (local->message);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
count_pages (GvtDb *self, guint64 *n_pages, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (self, "PRAGMA page_count", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "a count of pages", error))
    return FALSE;

  *n_pages = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}

gboolean
gvt_db_check (GvtDb *self, GvtDbReport *report, GError **error)
{
  g_return_val_if_fail (GVT_IS_DB (self), FALSE);

  memset (report, 0, sizeof *report);
  if (!gvt_db_is_file (self))
    return TRUE;

  report->damaged = find_lasting (self, error);
  return report->damaged != NULL && count_pages (self, &report->n_pages, error)
         && check_structure (self, report, error);
}
