/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-area-chooser.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"
#include "gvt-user-text.h"

#define N_ROWS 3 /* below a province: regency, district, village */

struct _GvtAreaChooser
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *first;
  AdwComboRow *second;
  AdwComboRow *third;
  GvtRegionList *regions;
  GStrv codes[N_ROWS]; /* (nullable): of each row's choices; the first is the area above it */
};

G_DEFINE_FINAL_TYPE (GvtAreaChooser, gvt_area_chooser, ADW_TYPE_PREFERENCES_GROUP)

static AdwComboRow *
row_at (GvtAreaChooser *self, guint index)
{
  AdwComboRow *const rows[N_ROWS] = { self->first, self->second, self->third };

  return rows[index];
}

static GListModel *
regions_below (GvtAreaChooser *self, const char *area)
{
  g_autoptr (GListModel) provinces = NULL;
  g_autoptr (GvtRegion) province = NULL;

  if (self->regions == NULL)
    return G_LIST_MODEL (g_list_store_new (GVT_TYPE_REGION));
  if (*area != '\0')
    return gvt_region_list_children (self->regions, area);

  provinces = gvt_region_list_children (self->regions, "");
  province = g_list_model_get_item (provinces, 0);
  return gvt_region_list_children (self->regions,
                                   province != NULL ? gvt_region_get_code (province) : "");
}

static const char *
title_of (GListModel *regions)
{
  g_autoptr (GvtRegion) region = g_list_model_get_item (regions, 0);

  switch (region != NULL ? gvt_region_code_level (gvt_region_get_code (region))
                         : GVT_REGION_PROVINCE)
    {
    case GVT_REGION_REGENCY:
      return _ ("Regency or city");
    case GVT_REGION_DISTRICT:
      return _ ("District");
    case GVT_REGION_VILLAGE:
      return _ ("Village");
    case GVT_REGION_PROVINCE:
    default:
      return _ ("Area");
    }
}

static char *
describe_all_of (GvtAreaChooser *self, const char *area)
{
  g_autofree char *name = gvt_user_text_area (self->regions, area);

  /* Translators: a regency or district */
  return *area != '\0' ? g_strdup_printf (_ ("All of %s"), name) : g_steal_pointer (&name);
}

/* Row @index offers @area and what lies right below it; it is not seen where nothing does, but for
 * the first. */
static void
fill (GvtAreaChooser *self, guint index, const char *area)
{
  g_autoptr (GListModel) regions = regions_below (self, area);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  guint n_regions = g_list_model_get_n_items (regions);
  g_autofree char *all = describe_all_of (self, area);

  gtk_string_list_append (labels, all);
  g_strv_builder_add (codes, area);
  for (guint i = 0; i < n_regions; i++)
    {
      g_autoptr (GvtRegion) region = g_list_model_get_item (regions, i);

      gtk_string_list_append (labels, gvt_region_get_name (region));
      g_strv_builder_add (codes, gvt_region_get_code (region));
    }
  g_strfreev (self->codes[index]);
  self->codes[index] = g_strv_builder_end (codes);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row_at (self, index)), title_of (regions));
  adw_combo_row_set_model (row_at (self, index), G_LIST_MODEL (labels));
  gtk_widget_set_visible (GTK_WIDGET (row_at (self, index)), index == 0 || n_regions > 0);
}

static void
hide_from (GvtAreaChooser *self, guint index)
{
  for (guint i = index; i < N_ROWS; i++)
    gtk_widget_hide (GTK_WIDGET (row_at (self, i)));
}

static void
on_selected (GvtAreaChooser *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);
  guint index = row == self->first ? 0 : row == self->second ? 1 : 2;

  if (self->codes[index] == NULL || index + 1 == N_ROWS)
    return;
  hide_from (self, index + 1);
  if (selected > 0 && selected < g_strv_length (self->codes[index]))
    fill (self, index + 1, self->codes[index][selected]);
}

static void
gvt_area_chooser_dispose (GObject *object)
{
  GvtAreaChooser *self = GVT_AREA_CHOOSER (object);

  for (guint i = 0; i < N_ROWS; i++)
    g_clear_pointer (&self->codes[i], g_strfreev);
  g_clear_object (&self->regions);
  G_OBJECT_CLASS (gvt_area_chooser_parent_class)->dispose (object);
}

static void
gvt_area_chooser_class_init (GvtAreaChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_area_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-area-chooser.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtAreaChooser, first);
  gtk_widget_class_bind_template_child (widget_class, GvtAreaChooser, second);
  gtk_widget_class_bind_template_child (widget_class, GvtAreaChooser, third);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
gvt_area_chooser_init (GvtAreaChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_area_chooser_set_regions (GvtAreaChooser *self, GvtRegionList *regions, const char *area)
{
  g_return_if_fail (GVT_IS_AREA_CHOOSER (self));

  if (!g_set_object (&self->regions, regions) && self->codes[0] != NULL)
    return; /* as it was: what was chosen stays */
  hide_from (self, 1);
  fill (self, 0, area);
}

const char *
gvt_area_chooser_get_area (GvtAreaChooser *self)
{
  const char *area = "";

  g_return_val_if_fail (GVT_IS_AREA_CHOOSER (self), "");

  for (guint i = 0; i < N_ROWS; i++)
    {
      AdwComboRow *row = row_at (self, i);

      if (self->codes[i] != NULL && gtk_widget_get_visible (GTK_WIDGET (row)))
        area = self->codes[i][adw_combo_row_get_selected (row)];
    }
  return area;
}
