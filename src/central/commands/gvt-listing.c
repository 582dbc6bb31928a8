/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-listing.h"

#include <glib/gi18n-lib.h>

#include "gvt-output.h"

gboolean
gvt_listing_read_args (const GvtArgs *args, GvtKeyset *page, GError **error)
{
  const char *key = gvt_args_get (args, "after");
  gint64 most = 0;

  if (!gvt_args_get_int (args, "limit", 1, GVT_KEYSET_MOST, &most, error))
    return FALSE;
  gvt_keyset_limit (page, (guint64) most);
  return key == NULL || gvt_keyset_go_behind (page, key, error);
}

/* --- row by row --- */

void
gvt_row_printer_begin (GvtRowPrinter *self)
{
  self->is_first = TRUE;
  self->is_page = gvt_args_has (self->args, "limit") || gvt_args_has (self->args, "after");
  if (gvt_args_has (self->args, "json"))
    gvt_print ("%s", self->is_page ? "{\"rows\":[" : "[");
  else
    self->table = self->new_table ();
}

void
gvt_row_printer_take_json (GvtRowPrinter *self, JsonObject *row)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), row);
  g_autofree char *text = json_to_string (node, FALSE);

  gvt_print ("%s%s", self->is_first ? "" : ",\n", text);
  self->is_first = FALSE;
  json_object_unref (row);
}

GvtTable *
gvt_row_printer_next_row (GvtRowPrinter *self)
{
  if (self->n_in_table == GVT_KEYSET_ROWS)
    {
      gvt_table_print (self->table);
      gvt_table_free (self->table);
      self->table = self->new_table ();
      self->n_in_table = 0;
    }
  self->n_in_table++;
  return self->table;
}

void
gvt_row_printer_end (GvtRowPrinter *self)
{
  g_autofree char *key = gvt_keyset_is_cut (self->page) ? gvt_keyset_dup_key (self->page) : NULL;

  if (self->table != NULL)
    {
      gvt_table_print (self->table);
      if (key != NULL)
        gvt_print (_ ("There are more: --after %s\n"), key);
    }
  else if (!self->is_page)
    gvt_print ("]\n");
  else if (key != NULL)
    gvt_print ("],\"next\":\"%s\"}\n", key); /* codes, ids and numbers: nothing to escape */
  else
    gvt_print ("],\"next\":null}\n");
}

void
gvt_row_printer_clear (GvtRowPrinter *self)
{
  g_clear_pointer (&self->table, gvt_table_free);
}

/* --- page by page --- */

static void
print_row (const GvtListing *self, GvtRowPrinter *printer, gpointer row, gpointer source)
{
  if (printer->table != NULL)
    self->add (gvt_row_printer_next_row (printer), row, source);
  else
    gvt_row_printer_take_json (printer, self->to_json (row, source));
}

/* What fails at the first page has printed nothing yet. */
gboolean
gvt_listing_print (
    const GvtListing *self, const GvtArgs *args, GvtKeyset *page, gpointer source, GError **error)
{
  g_auto (GvtRowPrinter) printer = { .args = args, .page = page, .new_table = self->new_table };
  gboolean is_begun = FALSE;

  while (gvt_keyset_goes_on (page))
    {
      g_autoptr (GPtrArray) some = self->read (source, page, error);

      if (some == NULL)
        return FALSE;
      if (!is_begun)
        gvt_row_printer_begin (&printer);
      is_begun = TRUE;
      for (guint i = 0; i < some->len; i++)
        print_row (self, &printer, some->pdata[i], source);
    }
  gvt_row_printer_end (&printer);
  return TRUE;
}
