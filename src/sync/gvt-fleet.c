/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fleet.h"

#include "gvt-error.h"
#include "gvt-json.h"

static const char *const state_codes[] = { "open", "unconfirmed", "lost", "retired" };
static const char *const attention_codes[] = { "lost",   "quarantine",  "copy", "lease_ends",
                                               "silent", "old_program", NULL };

const char *
gvt_fleet_state_code (GvtFleetState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_codes), NULL);

  return state_codes[state];
}

const char *
gvt_fleet_attention_code (GvtFleetAttention one)
{
  gint bit = g_bit_nth_lsf (one, -1);

  g_return_val_if_fail (bit >= 0 && bit < (gint) G_N_ELEMENTS (attention_codes) - 1, NULL);

  return attention_codes[bit];
}

static void
lists_free (gpointer data)
{
  g_free (((GvtFleetLists *) data)->election);
  g_free (data);
}

GvtFleetLaptop *
gvt_fleet_laptop_new (void)
{
  GvtFleetLaptop *self = g_new0 (GvtFleetLaptop, 1);

  self->users = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_ptr_array_new_with_free_func (lists_free);
  self->code = g_strdup ("");
  self->holder = g_strdup ("");
  self->visit_date = g_strdup ("");
  self->visit_place = g_strdup ("");
  self->unlocked_by = g_strdup ("");
  self->program = g_strdup ("");
  return self;
}

void
gvt_fleet_laptop_free (GvtFleetLaptop *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->users);
  g_ptr_array_unref (self->lists);
  g_free (self->code);
  g_free (self->holder);
  g_free (self->visit_date);
  g_free (self->visit_place);
  g_free (self->unlocked_by);
  g_free (self->program);
  g_free (self);
}

void
gvt_fleet_laptop_add_lists (GvtFleetLaptop *self,
                            const char *election,
                            guint version,
                            guint villages)
{
  GvtFleetLists *lists = g_new0 (GvtFleetLists, 1);

  lists->election = g_strdup (election);
  lists->version = version;
  lists->villages = villages;
  g_ptr_array_add (self->lists, lists);
}

/* --- who needs attention --- */

/* "0.10.0" is newer than "0.9": number by number, what is no number counts as 0. */
static gboolean
is_older (const char *program, const char *than)
{
  g_auto (GStrv) ours = g_strsplit (program, ".", -1);
  g_auto (GStrv) theirs = g_strsplit (than, ".", -1);
  guint n = MAX (g_strv_length (ours), g_strv_length (theirs));

  for (guint i = 0; i < n; i++)
    {
      guint64 our = i < g_strv_length (ours) ? g_ascii_strtoull (ours[i], NULL, 10) : 0;
      guint64 their = i < g_strv_length (theirs) ? g_ascii_strtoull (theirs[i], NULL, 10) : 0;

      if (our != their)
        return our < their;
    }
  return FALSE;
}

guint
gvt_fleet_attention (const GvtFleetLaptop *self, gint64 now_us, const char *program)
{
  guint attention = 0;

  if (self->state == GVT_FLEET_RETIRED)
    return 0;
  if (self->state == GVT_FLEET_LOST)
    attention |= GVT_FLEET_IS_LOST;
  if (self->state == GVT_FLEET_UNCONFIRMED)
    attention |= GVT_FLEET_IS_COPY;
  if (self->quarantined > 0)
    attention |= GVT_FLEET_HAS_QUARANTINE;
  if (self->lease_ends_us != 0 && self->lease_ends_us - now_us <= GVT_FLEET_ENDS_US)
    attention |= GVT_FLEET_LEASE_ENDS;
  if (self->contact_at_us != 0 && now_us - self->contact_at_us >= GVT_FLEET_SILENT_US)
    attention |= GVT_FLEET_IS_SILENT;
  if (*self->program != '\0' && is_older (self->program, program))
    attention |= GVT_FLEET_OLD_PROGRAM;
  return attention;
}

typedef struct
{
  gint64 now_us;
  const char *program;
} Sorting;

/* A lost one before a copy that nobody has looked at, before the rest; what is retired comes last.
 */
static gint
rank (const GvtFleetLaptop *laptop, const Sorting *sorting)
{
  guint attention = gvt_fleet_attention (laptop, sorting->now_us, sorting->program);

  if (laptop->state == GVT_FLEET_RETIRED)
    return G_MAXINT;
  return attention != 0 ? g_bit_nth_lsf (attention, -1) : (gint) G_N_ELEMENTS (attention_codes);
}

static gint
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GvtFleetLaptop *first = *(const GvtFleetLaptop *const *) a;
  const GvtFleetLaptop *second = *(const GvtFleetLaptop *const *) b;
  gint one = rank (first, user_data);
  gint other = rank (second, user_data);

  return one != other ? (one < other ? -1 : 1) : g_strcmp0 (first->code, second->code);
}

void
gvt_fleet_sort (GPtrArray *laptops, gint64 now_us, const char *program)
{
  Sorting sorting = { now_us, program };

  g_ptr_array_sort_with_data (laptops, compare, &sorting);
}

JsonArray *
gvt_fleet_attention_to_json (guint attention)
{
  JsonArray *codes = json_array_new ();

  for (guint i = 0; attention_codes[i] != NULL; i++)
    if (attention & (1u << i))
      json_array_add_string_element (codes, attention_codes[i]);
  return codes;
}

/* --- JSON --- */

static void
set_users (JsonObject *object, const GvtFleetLaptop *self)
{
  JsonArray *users = json_array_new ();

  for (guint i = 0; i < self->users->len; i++)
    json_array_add_string_element (users, self->users->pdata[i]);
  json_object_set_array_member (object, "users", users);
}

static void
set_lists (JsonObject *object, const GvtFleetLaptop *self)
{
  JsonArray *all = json_array_new ();

  for (guint i = 0; i < self->lists->len; i++)
    {
      const GvtFleetLists *lists = self->lists->pdata[i];
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "election", lists->election);
      json_object_set_int_member (one, "version", lists->version);
      json_object_set_int_member (one, "villages", lists->villages);
      json_array_add_object_element (all, one);
    }
  json_object_set_array_member (object, "lists", all);
}

/* Members that are plain words, and plain numbers. */
static const struct
{
  const char *name;
  goffset offset;
} words[] = {
  { "code", G_STRUCT_OFFSET (GvtFleetLaptop, code) },
  { "holder", G_STRUCT_OFFSET (GvtFleetLaptop, holder) },
  { "visit_date", G_STRUCT_OFFSET (GvtFleetLaptop, visit_date) },
  { "visit_place", G_STRUCT_OFFSET (GvtFleetLaptop, visit_place) },
  { "unlocked_by", G_STRUCT_OFFSET (GvtFleetLaptop, unlocked_by) },
  { "program", G_STRUCT_OFFSET (GvtFleetLaptop, program) },
}, numbers[] = {
  { "contact_at_us", G_STRUCT_OFFSET (GvtFleetLaptop, contact_at_us) },
  { "unlocked_at_us", G_STRUCT_OFFSET (GvtFleetLaptop, unlocked_at_us) },
  { "backup_at_us", G_STRUCT_OFFSET (GvtFleetLaptop, backup_at_us) },
  { "unsent", G_STRUCT_OFFSET (GvtFleetLaptop, unsent) },
  { "quarantined", G_STRUCT_OFFSET (GvtFleetLaptop, quarantined) },
  { "unknown", G_STRUCT_OFFSET (GvtFleetLaptop, unknown) },
  { "lease_ends_us", G_STRUCT_OFFSET (GvtFleetLaptop, lease_ends_us) },
  { "lost_at_us", G_STRUCT_OFFSET (GvtFleetLaptop, lost_at_us) },
  { "obeyed_at_us", G_STRUCT_OFFSET (GvtFleetLaptop, obeyed_at_us) },
};

JsonObject *
gvt_fleet_laptop_to_json (const GvtFleetLaptop *self)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "device", &self->device);
  json_object_set_int_member (object, "incarnation", self->incarnation);
  json_object_set_string_member (object, "state", gvt_fleet_state_code (self->state));
  json_object_set_int_member (object, "leased_villages", self->leased_villages);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    json_object_set_string_member (object, words[i].name,
                                   G_STRUCT_MEMBER (char *, self, words[i].offset));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    json_object_set_int_member (object, numbers[i].name,
                                G_STRUCT_MEMBER (gint64, self, numbers[i].offset));
  json_object_set_int_member (object, "retired_at_us", self->retired_at_us);
  json_object_set_int_member (object, "written_off_at_us", self->written_off_at_us);
  set_users (object, self);
  set_lists (object, self);
  return object;
}

static gboolean
read_state (GvtFleetLaptop *self, JsonObject *object, GError **error)
{
  const char *code = gvt_json_get_text (object, "state", error);

  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (state_codes); i++)
    if (g_str_equal (state_codes[i], code))
      {
        self->state = (GvtFleetState) i;
        return TRUE;
      }
  if (code != NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A laptop's state makes no sense");
  return FALSE;
}

static gboolean
read_users (GvtFleetLaptop *self, JsonObject *object, GError **error)
{
  JsonArray *users = gvt_json_get_array (object, "users", error);

  for (guint i = 0; users != NULL && i < json_array_get_length (users); i++)
    {
      const char *code = gvt_json_element_text (users, i, "a user", error);

      if (code == NULL)
        return FALSE;
      g_ptr_array_add (self->users, g_strdup (code));
    }
  return users != NULL;
}

static gboolean
read_lists (GvtFleetLaptop *self, JsonObject *object, GError **error)
{
  JsonArray *all = gvt_json_get_array (object, "lists", error);

  for (guint i = 0; all != NULL && i < json_array_get_length (all); i++)
    {
      JsonObject *one = gvt_json_element_object (all, i, "lists", error);
      const char *election = one != NULL ? gvt_json_get_text (one, "election", error) : NULL;
      gint64 version, villages;

      if (election == NULL || !gvt_json_get_int (one, "version", &version, error)
          || !gvt_json_get_int (one, "villages", &villages, error))
        return FALSE;
      gvt_fleet_laptop_add_lists (self, election, (guint) CLAMP (version, 0, G_MAXINT32),
                                  (guint) CLAMP (villages, 0, G_MAXINT32));
    }
  return all != NULL;
}

static gboolean
read_plain (GvtFleetLaptop *self, JsonObject *object, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *text = gvt_json_get_text (object, words[i].name, error);
      char **member = &G_STRUCT_MEMBER (char *, self, words[i].offset);

      if (text == NULL)
        return FALSE;
      g_free (*member);
      *member = g_strdup (text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!gvt_json_get_int (object, numbers[i].name,
                           &G_STRUCT_MEMBER (gint64, self, numbers[i].offset), error))
      return FALSE;
  return TRUE;
}

GvtFleetLaptop *
gvt_fleet_laptop_from_json (JsonObject *object, GError **error)
{
  g_autoptr (GvtFleetLaptop) self = gvt_fleet_laptop_new ();
  gint64 incarnation, villages;

  if (!gvt_json_get_id (object, "device", &self->device, error)
      || !gvt_json_get_int (object, "incarnation", &incarnation, error)
      || !gvt_json_get_int (object, "leased_villages", &villages, error)
      || !read_state (self, object, error) || !read_plain (self, object, error)
      || !read_users (self, object, error) || !read_lists (self, object, error))
    return NULL;

  self->retired_at_us = gvt_json_int_or (object, "retired_at_us", 0);
  self->written_off_at_us = gvt_json_int_or (object, "written_off_at_us", 0);
  self->incarnation = (guint32) CLAMP (incarnation, 0, G_MAXUINT32);
  self->leased_villages = (guint) CLAMP (villages, 0, G_MAXINT32);
  return g_steal_pointer (&self);
}
