/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-visits.h"
#include "gvt-listing.h"
#include "gvt-visit.h"

/* A visit, and the laptops that are to make it. */
typedef struct
{
  GvtVisit *visit;
  GStrv codes;
} Row;

static void
row_free (Row *row)
{
  g_object_unref (row->visit);
  g_strfreev (row->codes);
  g_free (row);
}

static JsonObject *
visit_to_json (gpointer data, gpointer source)
{
  const Row *row = data;
  JsonObject *object = gvt_visit_to_json (row->visit);
  JsonArray *laptops = json_array_new ();

  for (guint i = 0; row->codes[i] != NULL; i++)
    json_array_add_string_element (laptops, row->codes[i]);
  json_object_set_array_member (object, "laptops", laptops);
  return object;
}

static GvtTable *
new_visits (void)
{
  return gvt_table_new (_ ("ID"), _ ("DATE"), _ ("PLACE"), _ ("EXPECTED"), _ ("SESSIONS"),
                        _ ("OPEN"), _ ("LAPTOPS"), _ ("NAME"), NULL);
}

static void
add_visit (GvtTable *table, gpointer data, gpointer source)
{
  const Row *row = data;
  GvtVisit *visit = row->visit;
  g_autofree char *id = gvt_id_to_text (gvt_visit_get_id (visit));
  g_autofree char *expected = g_strdup_printf ("%u", gvt_visit_get_expected (visit));
  g_autofree char *n_sessions = g_strdup_printf ("%u", gvt_visit_get_n_sessions (visit));
  g_autofree char *n_open = g_strdup_printf ("%u", gvt_visit_get_n_open (visit));
  g_autofree char *laptops = g_strjoinv (" ", row->codes);

  gvt_table_add (table, id, gvt_visit_get_date (visit), gvt_visit_get_place (visit), expected,
                 n_sessions, n_open, laptops, gvt_visit_get_name (visit), NULL);
}

/* Returns: (transfer full) (element-type Row) (nullable) */
static GPtrArray *
read_visits (gpointer source, GvtKeyset *page, GError **error)
{
  GvtCentral *central = source;
  GvtStore *store = gvt_journal_get_store (gvt_central_get_journal (central));
  g_autoptr (GPtrArray) visits = gvt_visits_page (store, page, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      Row *row = g_new0 (Row, 1);

      row->visit = g_object_ref (visits->pdata[i]);
      g_ptr_array_add (rows, row);
      row->codes = gvt_central_list_visit_laptops (central, gvt_visit_get_id (row->visit), error);
      if (row->codes == NULL)
        return NULL;
    }
  return visits != NULL ? g_steal_pointer (&rows) : NULL;
}

static gboolean
run_visits (const GvtArgs *args, GError **error)
{
  static const GvtListing listing = { read_visits, visit_to_json, new_visits, add_visit };
  g_autoptr (GvtKeyset) page = gvt_visits_keyset_new ();
  g_autoptr (GvtCentral) central = NULL;

  if (!gvt_listing_read_args (args, page, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  return central != NULL && gvt_listing_print (&listing, args, page, central, error);
}

static const GvtOption visit_options[] = {
  GVT_LISTING_OPTIONS,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visits_list_command = {
  .name = "visits list",
  .summary = N_ ("lists the visits that the centre or a laptop planned, the last planned first"),
  .details = N_ ("With the codes of the laptops that were told to make a visit of the centre's."),
  .options = visit_options,
  .run = run_visits,
};
