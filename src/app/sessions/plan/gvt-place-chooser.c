/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-place-chooser.h"

#include "gvt-ui.h"

struct _GvtPlaceChooser
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *regency;
  AdwComboRow *district;
  AdwComboRow *village;
  GvtRegionList *regions;
  char *area;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtPlaceChooser, gvt_place_chooser, ADW_TYPE_PREFERENCES_GROUP)

static const char *
selected_code (AdwComboRow *row)
{
  GvtRegion *region = adw_combo_row_get_selected_item (row);

  return region != NULL ? gvt_region_get_code (region) : "";
}

/* Whether @code lies in the area, or the area in it. */
static gboolean
touches_area (gpointer item, gpointer data)
{
  GvtPlaceChooser *self = data;
  const char *code = gvt_region_get_code (item);

  return gvt_region_contains (self->area, code) || gvt_region_contains (code, self->area);
}

static void
fill (GvtPlaceChooser *self, AdwComboRow *row, const char *above)
{
  GListModel *all = gvt_region_list_children (self->regions, above);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (touches_area, self, NULL));
  g_autoptr (GListModel) model = G_LIST_MODEL (gtk_filter_list_model_new (all, filter));

  adw_combo_row_set_model (row, model);
}

static void
on_regency_selected (GvtPlaceChooser *self)
{
  if (self->regions != NULL)
    fill (self, self->district, selected_code (self->regency));
}

static void
on_district_selected (GvtPlaceChooser *self)
{
  if (self->regions != NULL)
    fill (self, self->village, selected_code (self->district));
}

static void
on_village_selected (GvtPlaceChooser *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
select_containing (AdwComboRow *row, const char *code)
{
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GvtRegion) region = g_list_model_get_item (model, i);

      if (gvt_region_contains (gvt_region_get_code (region), code))
        adw_combo_row_set_selected (row, i);
    }
}

static void
gvt_place_chooser_dispose (GObject *object)
{
  GvtPlaceChooser *self = GVT_PLACE_CHOOSER (object);

  g_clear_object (&self->regions);
  G_OBJECT_CLASS (gvt_place_chooser_parent_class)->dispose (object);
}

static void
gvt_place_chooser_finalize (GObject *object)
{
  g_free (GVT_PLACE_CHOOSER (object)->area);
  G_OBJECT_CLASS (gvt_place_chooser_parent_class)->finalize (object);
}

static void
gvt_place_chooser_class_init (GvtPlaceChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_REGION);
  G_OBJECT_CLASS (klass)->dispose = gvt_place_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_place_chooser_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-place-chooser.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPlaceChooser, regency);
  gtk_widget_class_bind_template_child (widget_class, GvtPlaceChooser, district);
  gtk_widget_class_bind_template_child (widget_class, GvtPlaceChooser, village);
  gtk_widget_class_bind_template_callback (widget_class, on_regency_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_district_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_village_selected);
}

static void
gvt_place_chooser_init (GvtPlaceChooser *self)
{
  self->area = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_place_chooser_set_regions (GvtPlaceChooser *self, GvtRegionList *regions, const char *area)
{
  g_autoptr (GListModel) provinces = NULL;
  g_autoptr (GvtRegion) province = NULL;

  g_return_if_fail (GVT_IS_PLACE_CHOOSER (self));

  if (!g_set_object (&self->regions, regions) || regions == NULL)
    return;
  g_free (self->area);
  self->area = g_strdup (area);
  provinces = gvt_region_list_children (regions, "");
  province = g_list_model_get_item (provinces, 0);
  if (province != NULL)
    fill (self, self->regency, gvt_region_get_code (province));
}

const char *
gvt_place_chooser_get_code (GvtPlaceChooser *self)
{
  g_return_val_if_fail (GVT_IS_PLACE_CHOOSER (self), "");
  return selected_code (self->village);
}

void
gvt_place_chooser_select (GvtPlaceChooser *self, const char *code)
{
  g_return_if_fail (GVT_IS_PLACE_CHOOSER (self));

  select_containing (self->regency, code);
  select_containing (self->district, code);
  select_containing (self->village, code);
}
