/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-device-status.h"

#include "gvt-error.h"
#include "gvt-json.h"

#define MAX_WORD 64 /* bytes of a version, a user code, an election */

static void
held_lists_free (gpointer data)
{
  GvtHeldLists *lists = data;

  g_free (lists->election);
  g_ptr_array_unref (lists->villages);
  g_free (lists);
}

GvtDeviceStatus *
gvt_device_status_new (const char *program, const char *unlocked_by)
{
  GvtDeviceStatus *self = g_new0 (GvtDeviceStatus, 1);

  self->program = g_strdup (program);
  self->unlocked_by = g_strdup (unlocked_by);
  self->lists = g_ptr_array_new_with_free_func (held_lists_free);
  return self;
}

void
gvt_device_status_free (GvtDeviceStatus *self)
{
  if (self == NULL)
    return;

  g_free (self->program);
  g_free (self->unlocked_by);
  g_ptr_array_unref (self->lists);
  g_free (self);
}

static GvtHeldLists *
find_lists (GvtDeviceStatus *self, const char *election, guint version)
{
  GvtHeldLists *lists;

  for (guint i = 0; i < self->lists->len; i++)
    {
      lists = self->lists->pdata[i];
      if (lists->version == version && g_str_equal (lists->election, election))
        return lists;
    }
  lists = g_new0 (GvtHeldLists, 1);
  lists->election = g_strdup (election);
  lists->version = version;
  lists->villages = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->lists, lists);
  return lists;
}

void
gvt_device_status_add_list (GvtDeviceStatus *self,
                            const char *election,
                            guint version,
                            const char *village)
{
  g_ptr_array_add (find_lists (self, election, version)->villages, g_strdup (village));
}

static JsonObject *
lists_to_json (const GvtHeldLists *lists)
{
  JsonObject *object = json_object_new ();
  JsonArray *villages = json_array_new ();

  for (guint i = 0; i < lists->villages->len; i++)
    json_array_add_string_element (villages, lists->villages->pdata[i]);
  json_object_set_string_member (object, "election", lists->election);
  json_object_set_int_member (object, "version", lists->version);
  json_object_set_array_member (object, "villages", villages);
  return object;
}

GBytes *
gvt_device_status_write (const GvtDeviceStatus *self, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *lists = json_array_new ();

  for (guint i = 0; i < self->lists->len; i++)
    json_array_add_object_element (lists, lists_to_json (self->lists->pdata[i]));
  json_object_set_string_member (object, "program", self->program);
  json_object_set_int_member (object, "clock_us", self->clock_us);
  json_object_set_int_member (object, "unlocked_at_us", self->unlocked_at_us);
  json_object_set_string_member (object, "unlocked_by", self->unlocked_by);
  json_object_set_int_member (object, "backup_at_us", self->backup_at_us);
  json_object_set_int_member (object, "unsent", (gint64) self->unsent);
  json_object_set_array_member (object, "lists", lists);
  return gvt_json_canonical (object, error);
}

/* @text: (nullable): with @error set. Returns: (nullable): it, where it is one short word: it is
 * printed on pages */
static const char *
check_word (const char *text, const char *name, GError **error)
{
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    if (!g_ascii_isgraph (*p) || p - text >= MAX_WORD)
      {
        g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s is no word", name);
        return NULL;
      }
  return text;
}

static const char *
get_word (JsonObject *object, const char *name, GError **error)
{
  return check_word (gvt_json_get_text (object, name, error), name, error);
}

static gboolean
read_lists (GvtDeviceStatus *self, JsonObject *object, GError **error)
{
  const char *election = get_word (object, "election", error);
  JsonArray *villages = election != NULL ? gvt_json_get_array (object, "villages", error) : NULL;
  gint64 version;

  if (villages == NULL || !gvt_json_get_int (object, "version", &version, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (villages); i++)
    {
      const char *village = check_word (gvt_json_element_text (villages, i, "a village", error),
                                        "a village", error);

      if (village == NULL)
        return FALSE;
      gvt_device_status_add_list (self, election, (guint) CLAMP (version, 0, G_MAXINT32), village);
    }
  return TRUE;
}

static gboolean
read_all_lists (GvtDeviceStatus *self, JsonObject *object, GError **error)
{
  JsonArray *lists = gvt_json_get_array (object, "lists", error);

  for (guint i = 0; lists != NULL && i < json_array_get_length (lists); i++)
    {
      JsonObject *held = gvt_json_element_object (lists, i, "held lists", error);

      if (held == NULL || !read_lists (self, held, error))
        return FALSE;
    }
  return lists != NULL;
}

GvtDeviceStatus *
gvt_device_status_read (GBytes *bytes, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, GVT_DEVICE_STATUS_MAX_BYTES, error);
  const char *program = object != NULL ? get_word (object, "program", error) : NULL;
  const char *user = program != NULL ? get_word (object, "unlocked_by", error) : NULL;
  g_autoptr (GvtDeviceStatus) self = NULL;
  gint64 unsent;

  if (user == NULL)
    return NULL;
  self = gvt_device_status_new (program, user);
  if (!gvt_json_get_int (object, "clock_us", &self->clock_us, error)
      || !gvt_json_get_int (object, "unlocked_at_us", &self->unlocked_at_us, error)
      || !gvt_json_get_int (object, "backup_at_us", &self->backup_at_us, error)
      || !gvt_json_get_int (object, "unsent", &unsent, error)
      || !read_all_lists (self, object, error))
    return NULL;

  self->unsent = (guint64) MAX (unsent, 0);
  return g_steal_pointer (&self);
}
