/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-worklists.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-central-private.h"
#include "gvt-crockford.h"
#include "gvt-device-store.h"
#include "gvt-error.h"
#include "gvt-journal-each.h"
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

static gboolean
add_code (const GvtEvent *event, gpointer user_data, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);

  if (body != NULL)
    g_hash_table_add (user_data, g_strdup (gvt_json_text_or (body, "code", "")));
  return body != NULL;
}

/* A letter first, so that nobody takes a row code for a number. */
static gboolean
draw_code (Assigning *self, GvtDb *db, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* The newest of two wins on a laptop, so none is given twice while there is another. */
  if (!gvt_journal_each_own (self->central->journal, db, GVT_WORKLIST_ASSIGNED_KIND, add_code,
                             codes, error))
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

static JsonArray *
write_villages (GStrv villages)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; villages[i] != NULL; i++)
    json_array_add_string_element (array, villages[i]);
  return array;
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
note_worklist (Assigning *self,
               GvtDb *db,
               const GvtListRecord *list,
               GPtrArray *keys,
               GStrv villages,
               GError **error)
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
  json_object_set_array_member (body, "villages", write_villages (villages));
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
  g_auto (GStrv) villages = NULL;

  order.village = self->village;
  if (!find_place (self, db, error)
      || !gvt_list_store_find_newest (db, order.election, &list, error))
    return FALSE;
  if (list == NULL)
    return refuse (error, _ ("no voter list was imported for this election"));
  keys = gvt_worklist_rows_collect (db, list, &order, &villages, error);
  return keys != NULL && draw_code (self, db, error)
         && note_worklist (self, db, list, keys, villages, error) && send_to_all (self, db, error);
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

/* --- whose voters they are --- */

typedef struct
{
  const GvtId *visit;
  GPtrArray *villages;
} Gathering;

static gboolean
add_villages (Gathering *self, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *village = gvt_json_element_text (array, i, "village", error);

      if (village == NULL)
        return FALSE;
      if (!g_ptr_array_find_with_equal_func (self->villages, village, g_str_equal, NULL))
        g_ptr_array_add (self->villages, g_strdup (village));
    }
  return TRUE;
}

static gboolean
gather (const GvtEvent *event, gpointer user_data, GError **error)
{
  Gathering *self = user_data;
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  GvtId visit;

  if (body == NULL || !gvt_json_get_id (body, "visit", &visit, error))
    return FALSE;
  if (!gvt_id_equal (&visit, self->visit) || !json_object_has_member (body, "villages"))
    return TRUE;
  return add_villages (self, json_object_get_array_member (body, "villages"), error);
}

gboolean
gvt_central_add_worklist_villages (
    GvtCentral *self, GvtDb *db, const GvtId *visit, GPtrArray *villages, GError **error)
{
  Gathering gathering = { visit, villages };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && visit != NULL && villages != NULL, FALSE);

  return gvt_journal_each_own (self->journal, db, GVT_WORKLIST_ASSIGNED_KIND, gather, &gathering,
                               error);
}
