/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-region.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-region-private.h"
#include "gvt-unicode.h"

#define HEAD_LINE       "code,parent,level,name"
#define BYTE_ORDER_MARK "\xef\xbb\xbf" /* spreadsheets put it in front */

struct _GvtRegionList
{
  GObject parent_instance;

  GHashTable *regions;  /* code → GvtRegion */
  GHashTable *children; /* code → GListStore, in code order; "" → the provinces */
};

G_DEFINE_FINAL_TYPE (GvtRegionList, gvt_region_list, G_TYPE_OBJECT)

static const struct
{
  const char *kind;
  GvtRegionLevel level;
  const char *long_prefix; /* (nullable): how the name may begin already */
  const char *prefix;      /* how people read it */
} kinds[] = {
  { "provinsi", GVT_REGION_PROVINCE, NULL, "" },
  { "kabupaten", GVT_REGION_REGENCY, "Kabupaten ", "Kab. " },
  { "kota", GVT_REGION_REGENCY, "Kota ", "Kota " },
  { "kecamatan", GVT_REGION_DISTRICT, "Kecamatan ", "Kec. " },
  { "desa", GVT_REGION_VILLAGE, "Desa ", "Desa " },
  { "kelurahan", GVT_REGION_VILLAGE, "Kelurahan ", "Kel. " },
};

static void
gvt_region_list_finalize (GObject *object)
{
  GvtRegionList *self = GVT_REGION_LIST (object);

  g_hash_table_unref (self->regions);
  g_hash_table_unref (self->children);
  G_OBJECT_CLASS (gvt_region_list_parent_class)->finalize (object);
}

static void
gvt_region_list_class_init (GvtRegionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_region_list_finalize;
}

static void
gvt_region_list_init (GvtRegionList *self)
{
  self->regions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static gboolean
refuse (GError **error, guint line, const char *problem)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("line %u: %s"), line, problem);
  return FALSE;
}

static char *
parent_code (const char *code)
{
  const char *dot = strrchr (code, '.');

  return dot != NULL ? g_strndup (code, dot - code) : g_strdup ("");
}

/* A name may stand in quotes, and then hold commas and doubled quotes. */
static char *
read_name (const char *field)
{
  g_autofree char *inner = NULL;
  g_auto (GStrv) parts = NULL;
  gsize length = strlen (field);

  if (field[0] != '"')
    return gvt_unicode_normalize (field, G_NORMALIZE_NFC);
  if (length < 2 || field[length - 1] != '"')
    return g_strdup ("");

  inner = g_strndup (field + 1, length - 2);
  parts = g_strsplit (inner, "\"\"", -1);
  g_free (inner);
  inner = g_strjoinv ("\"", parts);
  return gvt_unicode_normalize (inner, G_NORMALIZE_NFC);
}

static GvtRegionLevel
level_of_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return kinds[i].level;

  return 0;
}

static gboolean
read_line (GvtRegionList *self, const char *line, guint number, GError **error)
{
  g_auto (GStrv) fields = g_strsplit (line, ",", 4);
  g_autofree char *code = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *name = NULL;
  GvtRegion *region;

  if (g_strv_length (fields) != 4)
    return refuse (error, number, _ ("four columns expected"));

  code = gvt_region_code_clean (fields[0], NULL);
  if (code == NULL)
    return refuse (error, number, _ ("no region code"));

  parent = parent_code (code);
  if (!g_str_equal (parent, fields[1]))
    return refuse (error, number, _ ("the parent does not fit the code"));
  if (level_of_kind (fields[2]) != gvt_region_code_level (code))
    return refuse (error, number, _ ("the level does not fit the code"));

  name = read_name (g_strstrip (fields[3]));
  if (name[0] == '\0')
    return refuse (error, number, _ ("no name"));
  if (g_hash_table_contains (self->regions, code))
    return refuse (error, number, _ ("the code is there twice"));

  region = gvt_region_new (code, name, fields[2]);
  g_hash_table_insert (self->regions, (char *) gvt_region_get_code (region), region);
  return TRUE;
}

static gboolean
read_lines (GvtRegionList *self, char **lines, GError **error)
{
  if (lines[0] == NULL || !g_str_equal (g_strchomp (lines[0]), HEAD_LINE))
    return refuse (error, 1, _ ("the head line must be code,parent,level,name"));

  for (guint i = 1; lines[i] != NULL; i++)
    if (g_strchomp (lines[i])[0] != '\0' && !read_line (self, lines[i], i + 1, error))
      return FALSE;

  return TRUE;
}

static void
append_child (GvtRegionList *self, const char *parent, GvtRegion *region)
{
  GListStore *siblings = g_hash_table_lookup (self->children, parent);

  if (siblings == NULL)
    {
      siblings = g_list_store_new (GVT_TYPE_REGION);
      g_hash_table_insert (self->children, g_strdup (parent), siblings);
    }

  g_list_store_append (siblings, region);
}

static gboolean
link_children (GvtRegionList *self, GError **error)
{
  g_autoptr (GList) codes = g_hash_table_get_keys (self->regions);

  codes = g_list_sort (codes, (GCompareFunc) strcmp);
  for (GList *link = codes; link != NULL; link = link->next)
    {
      const char *code = link->data;
      g_autofree char *parent = parent_code (code);

      if (parent[0] != '\0' && !g_hash_table_contains (self->regions, parent))
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("%s: its parent %s is not in the list"), code, parent);
          return FALSE;
        }
      append_child (self, parent, g_hash_table_lookup (self->regions, code));
    }

  return TRUE;
}

GvtRegionList *
gvt_region_list_read_csv (GBytes *csv, GError **error)
{
  g_autoptr (GvtRegionList) self = g_object_new (GVT_TYPE_REGION_LIST, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  const char *start;
  gsize length;
  const char *data = g_bytes_get_data (csv, &length);

  if (length == 0 || !g_utf8_validate_len (data, length, NULL))
    {
      refuse (error, 1, _ ("not a UTF-8 text"));
      return NULL;
    }

  text = g_strndup (data, length);
  start = g_str_has_prefix (text, BYTE_ORDER_MARK) ? text + strlen (BYTE_ORDER_MARK) : text;
  lines = g_strsplit (start, "\n", -1);
  if (!read_lines (self, lines, error) || !link_children (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

GvtRegion *
gvt_region_list_find (GvtRegionList *self, const char *code)
{
  g_return_val_if_fail (GVT_IS_REGION_LIST (self), NULL);

  return g_hash_table_lookup (self->regions, code);
}

GListModel *
gvt_region_list_children (GvtRegionList *self, const char *code)
{
  GListModel *children;

  g_return_val_if_fail (GVT_IS_REGION_LIST (self), NULL);

  children = g_hash_table_lookup (self->children, code);
  return children != NULL ? g_object_ref (children)
                          : G_LIST_MODEL (g_list_store_new (GVT_TYPE_REGION));
}

static void
append_described (GString *out, GvtRegion *region)
{
  const char *name = gvt_region_get_name (region);

  if (out->len > 0)
    g_string_append (out, ", ");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *long_prefix = kinds[i].long_prefix;

      if (!g_str_equal (kinds[i].kind, gvt_region_get_kind (region)))
        continue;
      if (long_prefix != NULL && g_str_has_prefix (name, long_prefix))
        name += strlen (long_prefix);
      g_string_append (out, kinds[i].prefix);
    }
  g_string_append (out, name);
}

char *
gvt_region_list_describe (GvtRegionList *self, const char *code)
{
  g_autofree char *at = g_strdup (code);
  GString *out;

  if (self == NULL || !g_hash_table_contains (self->regions, code))
    return g_steal_pointer (&at);

  out = g_string_new (NULL);
  do /* up to the regency: everybody here knows the province */
    {
      char *parent = parent_code (at);

      append_described (out, g_hash_table_lookup (self->regions, at));
      g_free (at);
      at = parent;
    }
  while (strchr (at, '.') != NULL);

  return g_string_free (out, FALSE);
}

guint
gvt_region_list_get_size (GvtRegionList *self)
{
  g_return_val_if_fail (GVT_IS_REGION_LIST (self), 0);

  return g_hash_table_size (self->regions);
}
