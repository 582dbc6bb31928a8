/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-synth-places.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"

static void
free_district (gpointer data)
{
  GvtSynthDistrict *district = data;

  g_free (district->name);
  g_free (district->regency);
  g_free (district);
}

static void
free_village (gpointer data)
{
  GvtSynthVillage *village = data;

  g_free (village->code);
  g_free (village->name);
  g_free (village);
}

static guint
digits_of (const char *code)
{
  guint digits = 0;

  for (const char *p = code; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      digits = digits * 10 + (guint) g_ascii_digit_value (*p);
  return digits;
}

/* "Kabupaten Lombok Tengah" is born in LOMBOK TENGAH. */
static char *
bare_regency_name (const char *name)
{
  if (g_str_has_prefix (name, "Kabupaten "))
    name += strlen ("Kabupaten ");
  else if (g_str_has_prefix (name, "Kota "))
    name += strlen ("Kota ");
  return g_utf8_strup (name, -1);
}

static void
add_villages (GvtSynthPlaces *self,
              GvtRegionList *regions,
              const char *area,
              GvtRegion *region,
              const GvtSynthDistrict *district)
{
  g_autoptr (GListModel) children = gvt_region_list_children (regions,
                                                              gvt_region_get_code (region));

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (GvtRegion) child = g_list_model_get_item (children, i);
      GvtSynthVillage *village;

      if (!gvt_region_contains (area, gvt_region_get_code (child)))
        continue;
      village = g_new0 (GvtSynthVillage, 1);
      village->code = g_strdup (gvt_region_get_code (child));
      village->name = g_utf8_strup (gvt_region_get_name (child), -1);
      village->is_urban = g_str_equal (gvt_region_get_kind (child), "kelurahan");
      village->district = district;
      g_ptr_array_add (self->villages, village);
    }
}

static void
add_districts (GvtSynthPlaces *self, GvtRegionList *regions, const char *area, GvtRegion *regency)
{
  g_autoptr (GListModel) children = gvt_region_list_children (regions,
                                                              gvt_region_get_code (regency));

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (GvtRegion) child = g_list_model_get_item (children, i);
      GvtSynthDistrict *district = g_new0 (GvtSynthDistrict, 1);

      district->prefix = digits_of (gvt_region_get_code (child));
      district->name = g_utf8_strup (gvt_region_get_name (child), -1);
      district->regency = bare_regency_name (gvt_region_get_name (regency));
      g_ptr_array_add (self->districts, district);
      add_villages (self, regions, area, child, district);
    }
}

static void
add_provinces (GvtSynthPlaces *self, GvtRegionList *regions, const char *area)
{
  g_autoptr (GListModel) provinces = gvt_region_list_children (regions, "");

  for (guint i = 0; i < g_list_model_get_n_items (provinces); i++)
    {
      g_autoptr (GvtRegion) province = g_list_model_get_item (provinces, i);
      g_autoptr (GListModel) regencies = gvt_region_list_children (regions,
                                                                   gvt_region_get_code (province));

      for (guint j = 0; j < g_list_model_get_n_items (regencies); j++)
        {
          g_autoptr (GvtRegion) regency = g_list_model_get_item (regencies, j);

          add_districts (self, regions, area, regency);
        }
    }
}

GvtSynthPlaces *
gvt_synth_places_new (GvtRegionList *regions, const char *area, guint n_villages, GError **error)
{
  g_autoptr (GvtSynthPlaces) self = g_new0 (GvtSynthPlaces, 1);

  self->districts = g_ptr_array_new_with_free_func (free_district);
  self->villages = g_ptr_array_new_with_free_func (free_village);
  add_provinces (self, regions, area);

  if (self->villages->len == 0 || self->villages->len < n_villages)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("the region list has %u villages there, %u were asked for"),
                   self->villages->len, n_villages);
      return NULL;
    }
  if (n_villages > 0)
    g_ptr_array_set_size (self->villages, (gint) n_villages);
  return g_steal_pointer (&self);
}

void
gvt_synth_places_free (GvtSynthPlaces *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->villages, g_ptr_array_unref);
  g_clear_pointer (&self->districts, g_ptr_array_unref);
  g_free (self);
}
