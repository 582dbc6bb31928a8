/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-home-village-private.h"

#include <string.h>

struct _GvtHomeVillages
{
  GvtRegionList *regions; /* (nullable) */
  GHashTable *by_name;    /* simplified -> GPtrArray of GvtRegion */
};

/* "Hu'u" and "HU U" are one name. Returns: (transfer full): its letters alone */
static char *
simplify (const char *text, gsize length)
{
  g_autofree char *head = g_strndup (text, length);
  g_autofree char *ascii = g_str_to_ascii (head, "C");
  g_autoptr (GString) simple = g_string_new (NULL);

  for (const char *c = ascii; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (simple, g_ascii_tolower (*c));
  return g_string_free (g_steal_pointer (&simple), FALSE);
}

/* Behind what kind of place it is: "Ds. ", "Desa ", "Kel/". Returns: within @text */
static const char *
skip_kind (const char *text, const char *const *kinds)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      gsize length = strlen (kinds[i]);

      if (g_ascii_strncasecmp (text, kinds[i], length) == 0
          && strchr (" ./:-", text[length]) != NULL && text[length] != '\0')
        return text + length + strspn (text + length, " ./:-");
    }
  return text;
}

static void
add_below (GvtHomeVillages *self, const char *code)
{
  g_autoptr (GListModel) regions = gvt_region_list_children (self->regions, code);

  for (guint i = 0; i < g_list_model_get_n_items (regions); i++)
    {
      g_autoptr (GvtRegion) region = g_list_model_get_item (regions, i);
      const char *name = gvt_region_get_name (region);
      GPtrArray *namesakes;
      g_autofree char *simple = NULL;

      if (gvt_region_code_level (gvt_region_get_code (region)) != GVT_REGION_VILLAGE)
        {
          add_below (self, gvt_region_get_code (region));
          continue;
        }
      simple = simplify (name, strlen (name));
      namesakes = g_hash_table_lookup (self->by_name, simple);
      if (namesakes == NULL)
        {
          namesakes = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->by_name, g_steal_pointer (&simple), namesakes);
        }
      g_ptr_array_add (namesakes, g_object_ref (region));
    }
}

GvtHomeVillages *
gvt_home_villages_new (GvtRegionList *regions)
{
  GvtHomeVillages *self = g_new0 (GvtHomeVillages, 1);

  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  g_set_object (&self->regions, regions);
  if (regions != NULL)
    add_below (self, "");
  return self;
}

void
gvt_home_villages_free (GvtHomeVillages *self)
{
  g_hash_table_unref (self->by_name);
  g_clear_object (&self->regions);
  g_free (self);
}

static gboolean
is_in_district (GvtHomeVillages *self, GvtRegion *village, const char *simple_district)
{
  const char *code = gvt_region_get_code (village);
  g_autofree char *parent = g_strndup (code, (gsize) (strrchr (code, '.') - code));
  GvtRegion *district = gvt_region_list_find (self->regions, parent);
  const char *name = district != NULL ? gvt_region_get_name (district) : "";
  g_autofree char *simple = simplify (name, strlen (name));

  return strcmp (simple, simple_district) == 0;
}

static GvtHomeAnswer
choose (GvtHomeVillages *self, GPtrArray *namesakes, const char *district, const char **code)
{
  static const char *const kinds[] = { "kecamatan", "kec", NULL };
  const char *name = district != NULL ? skip_kind (district, kinds) : "";
  g_autofree char *simple = simplify (name, strcspn (name, ","));
  GvtRegion *chosen = NULL;
  guint n = 0;

  for (guint i = 0; i < namesakes->len; i++)
    if (*simple == '\0' || is_in_district (self, namesakes->pdata[i], simple))
      {
        chosen = namesakes->pdata[i];
        n++;
      }
  if (n == 1)
    *code = gvt_region_get_code (chosen);
  return n == 1 ? GVT_HOME_FOUND : n == 0 ? GVT_HOME_UNKNOWN : GVT_HOME_AMBIGUOUS;
}

static gboolean
find_code (GvtHomeVillages *self, const char *text, const char **code)
{
  g_autofree char *clean = gvt_region_code_clean (text, NULL);
  GvtRegion *region = clean != NULL && self->regions != NULL
                          ? gvt_region_list_find (self->regions, clean)
                          : NULL;

  if (region == NULL || gvt_region_code_level (clean) != GVT_REGION_VILLAGE)
    return FALSE;
  *code = gvt_region_get_code (region);
  return TRUE;
}

GvtHomeAnswer
gvt_home_villages_find (GvtHomeVillages *self,
                        const char *village,
                        const char *district,
                        const char **code)
{
  static const char *const kinds[] = {
    "desa kelurahan", "desa/kelurahan", "desa", "ds", "kelurahan", "kel", NULL
  };
  const char *name = village != NULL ? skip_kind (village, kinds) : "";
  g_autofree char *simple = simplify (name, strcspn (name, ",("));
  GPtrArray *namesakes;

  *code = NULL;
  if (*simple == '\0')
    return GVT_HOME_MISSING;
  if (find_code (self, name, code))
    return GVT_HOME_FOUND;
  namesakes = g_hash_table_lookup (self->by_name, simple);
  return namesakes != NULL ? choose (self, namesakes, district, code) : GVT_HOME_UNKNOWN;
}
