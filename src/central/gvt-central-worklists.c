/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-worklists.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-central-private.h"
#include "gvt-crockford.h"
#include "gvt-device-store.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-region.h"
#include "gvt-row-code.h"
#include "gvt-worklist-rows.h"

#define MAX_DRAWS 200
#define MAX_TITLE 80 /* characters */

typedef struct
{
  GvtCentral *central;
  const GvtWorklistOrder *order;
  char *village; /* (nullable) */
  char *place;   /* of the visit */
  GvtWorklistSummary *summary;
} Assigning;

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, what);
  return FALSE;
}

static gboolean
check_order (const GvtWorklistOrder *order, GError **error)
{
  if ((order->lines == NULL) == (order->village == NULL))
    return refuse (error, _ ("a worklist is of the lines of a file, or of a village"));
  if (order->village == NULL && (order->rt != NULL || order->rw != NULL))
    return refuse (error, _ ("an RT or RW goes with its village"));
  return order->title == NULL
         || (g_utf8_validate (order->title, -1, NULL)
             && g_utf8_strlen (order->title, -1) <= MAX_TITLE
             && order->title[strcspn (order->title, "\n\r")] == '\0')
         || refuse (error, _ ("the title: one line of at most 80 letters"));
}

static gboolean
find_place (Assigning *self, GvtDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT place FROM central_visit WHERE visit_id = :visit", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", &self->order->visit);
  if (gvt_stmt_next (stmt, &local))
    {
      g_free (self->place);
      self->place = g_strdup (gvt_stmt_text (stmt, 0));
      return TRUE;
    }
  if (local == NULL)
    return refuse (error, _ ("the centre planned no such visit: see visits list"));

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Codes that worklists of the centre have: the newest of two wins on a laptop, so none is given
 * twice while there is another. */
static gboolean
list_codes (GvtCentral *central, GvtDb *db, GHashTable *codes, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT e.id FROM event e JOIN journal j USING (device)"
      " WHERE e.kind = '" GVT_WORKLIST_ASSIGNED_KIND "'",
      error);

  if (stmt == NULL)
    return FALSE;
  while (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GvtEvent) event = NULL;
      g_autoptr (JsonObject) body = NULL;
      GvtId id;

      if (!gvt_stmt_id (stmt, 0, &id, error)
          || (event = gvt_journal_event (central->journal, db, &id, error)) == NULL
          || (body = gvt_event_parse_body (event, error)) == NULL)
        return FALSE;
      g_hash_table_add (codes, g_strdup (gvt_json_text_or (body, "code", "")));
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A letter first, so that nobody takes a row code for a number. */
static gboolean
draw_code (Assigning *self, GvtDb *db, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!list_codes (self->central, db, codes, error))
    return FALSE;
  for (guint i = 0; i < MAX_DRAWS; i++)
    {
      g_autofree char *code = gvt_crockford_random (GVT_WORKLIST_CODE_SIZE);

      if (!g_ascii_isalpha (code[0]) || (g_hash_table_contains (codes, code) && i < MAX_DRAWS / 2))
        continue;
      memcpy (self->summary->code, code, sizeof self->summary->code);
      return TRUE;
    }
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE, "No code is free for a worklist");
  return FALSE;
}

/* Returns: (transfer full) (nullable): {"keys"} */
static GBytes *
write_keys (GPtrArray *keys, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < keys->len; i++)
    json_array_add_string_element (array, keys->pdata[i]);
  json_object_set_array_member (object, "keys", array);
  bytes = gvt_json_canonical (object, error);
  if (bytes == NULL || g_bytes_get_size (bytes) <= GVT_EVENT_MAX_PERSONAL)
    return g_steal_pointer (&bytes);

  refuse (error, _ ("these are more voters than one worklist has room for: assign by RT"));
  return NULL;
}

static char *
default_title (const Assigning *self)
{
  const GvtWorklistOrder *order = self->order;

  if (order->title != NULL)
    return g_strdup (order->title);
  if (self->village == NULL)
    return g_strdup (self->place);
  if (order->rt == NULL)
    return g_strdup (self->village);
  return g_strdup_printf ("%s RT %s%s%s", self->village, order->rt, order->rw != NULL ? " RW " : "",
                          order->rw != NULL ? order->rw : "");
}

static gboolean
note_worklist (
    Assigning *self, GvtDb *db, const GvtListRecord *list, GPtrArray *keys, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) personal = write_keys (keys, error);
  g_autofree char *title = default_title (self);

  if (personal == NULL)
    return FALSE;
  gvt_json_set_id (body, "visit", &self->order->visit);
  json_object_set_string_member (body, "code", self->summary->code);
  json_object_set_string_member (body, "title", title);
  json_object_set_string_member (body, "election", list->election);
  json_object_set_int_member (body, "list_version", list->version);
  json_object_set_int_member (body, "rows", keys->len);
  self->summary->n_rows = keys->len;
  return gvt_journal_append (self->central->journal, db,
                             &(GvtEventDraft){ .kind = GVT_WORKLIST_ASSIGNED_KIND,
                                               .place = self->place,
                                               .body = body,
                                               .personal = personal },
                             &self->summary->worklist, error);
}

static gboolean
count_sent (Assigning *self, GvtDb *db, GError **error)
{
  g_autofree char *id = gvt_id_to_text (&self->summary->worklist);
  g_autofree char *prefix = g_strconcat ("worklist.sent.", id, ".", NULL);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM setting WHERE substr (name, 1, length (:prefix)) = :prefix",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":prefix", prefix);
  if (!gvt_stmt_one (stmt, "count", error))
    return FALSE;
  self->summary->n_laptops = (guint) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
send_to_all (Assigning *self, GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) devices = gvt_device_store_list (db, error);

  for (guint i = 0; devices != NULL && i < devices->len; i++)
    if (!gvt_central_send_worklists (self->central, db,
                                     &((GvtDeviceRecord *) devices->pdata[i])->device, error))
      return FALSE;
  return devices != NULL && count_sent (self, db, error);
}

static gboolean
assign (GvtDb *db, gpointer user_data, GError **error)
{
  Assigning *self = user_data;
  GvtWorklistOrder order = *self->order;
  g_autoptr (GvtListRecord) list = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  order.village = self->village;
  if (!find_place (self, db, error)
      || !gvt_list_store_find_newest (db, order.election, &list, error))
    return FALSE;
  if (list == NULL)
    return refuse (error, _ ("no voter list was imported for this election"));
  keys = gvt_worklist_rows_collect (db, list, &order, error);
  return keys != NULL && draw_code (self, db, error) && note_worklist (self, db, list, keys, error)
         && send_to_all (self, db, error);
}

gboolean
gvt_central_assign_worklist (GvtCentral *self,
                             const GvtWorklistOrder *order,
                             GvtWorklistSummary *summary,
                             GError **error)
{
  g_autofree char *village = NULL;
  Assigning assigning = { .central = self, .order = order, .summary = summary };
  gboolean done;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && order != NULL && summary != NULL, FALSE);

  *summary = (GvtWorklistSummary){ 0 };
  if (!check_order (order, error))
    return FALSE;
  if (order->village != NULL && (village = gvt_region_code_clean (order->village, error)) == NULL)
    return FALSE;
  assigning.village = village;
  done = gvt_store_write (self->store, assign, &assigning, error);
  g_free (assigning.place);
  return done;
}
