/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-journal-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-text.h"
#include "gvt-vault-kinds.h"

#define MAX_NAMED 20 /* pages in one line */

void
gvt_journal_check_clear (GvtJournalCheck *self)
{
  gvt_db_report_clear (&self->pages);
}

static gboolean
count_repairs (GvtDb *db, guint64 *n, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "SELECT count (*) FROM event WHERE kind = :kind"
                                             " AND device = (SELECT device FROM journal)",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":kind", GVT_VAULT_COPY_REPAIRED_KIND);
  if (!gvt_stmt_one (stmt, "a count of events", error))
    return FALSE;

  *n = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* What cannot be counted in a damaged store is not why the check was asked for. */
static gboolean
check_store (GvtDb *db, gpointer user_data, GError **error)
{
  GvtJournalCheck *check = user_data;
  gboolean is_sound;

  if (!gvt_db_check (db, &check->pages, error))
    return FALSE;

  is_sound = gvt_db_report_is_sound (&check->pages);
  return count_repairs (db, &check->n_repairs, is_sound ? error : NULL) || !is_sound;
}

gboolean
gvt_journal_check (GvtJournal *journal, GvtJournalCheck *check, GError **error)
{
  g_autoptr (GError) local = NULL, chain = NULL;

  g_return_val_if_fail (GVT_IS_JOURNAL (journal), FALSE);

  memset (check, 0, sizeof *check);
  if (!gvt_store_read (gvt_journal_get_store (journal), check_store, check, &local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  check->is_chain_sound = gvt_journal_verify (journal, &check->chain, &chain);
  if (!gvt_db_report_is_sound (&check->pages))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT,
                   "%u of %" G_GUINT64_FORMAT " pages are damaged; %s", check->pages.damaged->len,
                   check->pages.n_pages,
                   check->pages.fault != NULL ? check->pages.fault : "they fit together");
      return FALSE;
    }
  if (chain != NULL)
    g_propagate_error (error, g_steal_pointer (&chain));
  return check->is_chain_sound;
}

/* Returns: (transfer full): "7, 8, 19", and that there are more */
static char *
name_pages (GArray *pages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (pages->len, MAX_NAMED); i++)
    g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, i > 0 ? ", " : "",
                            g_array_index (pages, guint64, i));
  if (pages->len > MAX_NAMED)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

static void
add_pages (const GvtDbReport *pages, GString *text)
{
  g_autofree char *n_pages = gvt_text_number ((gint64) pages->n_pages);
  g_autofree char *n_damaged = gvt_text_number (pages->damaged->len);
  g_autofree char *named = name_pages (pages->damaged);

  if (pages->damaged->len > 0)
    g_string_append_printf (text, _ ("Damaged pages of the store: %s of %s, namely %s."), n_damaged,
                            n_pages, named);
  else if (pages->fault != NULL)
    g_string_append_printf (
        text, _ ("The %s pages of the store are whole, but do not fit together."), n_pages);
  else
    g_string_append_printf (text, _ ("Pages of the store: %s, all as they were written."), n_pages);
  g_string_append_c (text, '\n');
}

char *
gvt_journal_check_describe (const GvtJournalCheck *self)
{
  GString *text = g_string_new (NULL);

  if (self->is_chain_sound)
    {
      g_autofree char *head = gvt_hash_to_text (&self->chain.head);
      g_autofree char *n_events = gvt_text_number ((gint64) self->chain.n_events);

      g_string_append_printf (text, _ ("The journal verifies: %s records."), n_events);
      g_string_append_printf (text, "\n%u:%" G_GUINT64_FORMAT "  %s\n", self->chain.incarnation,
                              self->chain.head_seq, head);
    }
  if (self->pages.damaged != NULL)
    add_pages (&self->pages, text);
  return g_string_free (text, FALSE);
}

static JsonArray *
pages_to_json (GArray *pages)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; pages != NULL && i < pages->len; i++)
    json_array_add_int_element (array, (gint64) g_array_index (pages, guint64, i));
  return array;
}

JsonObject *
gvt_journal_check_to_json (const GvtJournalCheck *self)
{
  JsonObject *object = json_object_new ();

  if (self->is_chain_sound)
    {
      json_object_set_int_member (object, "events", (gint64) self->chain.n_events);
      json_object_set_int_member (object, "unknown", (gint64) self->chain.n_unknown);
      json_object_set_int_member (object, "erased", (gint64) self->chain.n_erased);
      json_object_set_int_member (object, "incarnation", self->chain.incarnation);
      json_object_set_int_member (object, "head_seq", (gint64) self->chain.head_seq);
      gvt_json_set_hash (object, "head", &self->chain.head);
    }
  json_object_set_int_member (object, "pages", (gint64) self->pages.n_pages);
  json_object_set_array_member (object, "damaged_pages", pages_to_json (self->pages.damaged));
  if (self->pages.fault != NULL)
    json_object_set_string_member (object, "fault", self->pages.fault);
  else
    json_object_set_null_member (object, "fault");
  json_object_set_int_member (object, "vault_repairs", (gint64) self->n_repairs);
  return object;
}
