/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voter-row-view.h"

#include <glib/gi18n-lib.h>

#include "gvt-aside-layout.h"
#include "gvt-secret.h"
#include "gvt-ui.h"

struct _GvtVoterRowView
{
  GtkListBoxRow parent_instance;

  GtkLabel *name;
  GtkLabel *details;
  GtkLabel *why;
  GtkLabel *tps;
  GtkLabel *nik_faulty;
  GvtVoterHit *hit;
};

G_DEFINE_FINAL_TYPE (GvtVoterRowView, gvt_voter_row_view, GTK_TYPE_LIST_BOX_ROW)

static void
gvt_voter_row_view_dispose (GObject *object)
{
  g_clear_object (&GVT_VOTER_ROW_VIEW (object)->hit);
  G_OBJECT_CLASS (gvt_voter_row_view_parent_class)->dispose (object);
}

static void
gvt_voter_row_view_class_init (GvtVoterRowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_voter_row_view_dispose;
  g_type_ensure (GVT_TYPE_ASIDE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-voter-row-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtVoterRowView, name);
  gtk_widget_class_bind_template_child (widget_class, GvtVoterRowView, details);
  gtk_widget_class_bind_template_child (widget_class, GvtVoterRowView, why);
  gtk_widget_class_bind_template_child (widget_class, GvtVoterRowView, tps);
  gtk_widget_class_bind_template_child (widget_class, GvtVoterRowView, nik_faulty);
}

static void
gvt_voter_row_view_init (GvtVoterRowView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
gvt_sex_describe (const char *sex)
{
  if (g_strcmp0 (sex, "L") == 0)
    return _ ("man");
  if (g_strcmp0 (sex, "P") == 0)
    return _ ("woman");
  return _ ("sex not given");
}

/* The masked NIK is left out where the query held a birth date (I11). */
static char *
describe (GvtVoterHit *hit)
{
  const char *nik = gvt_voter_hit_get_nik_masked (hit);
  const char *sex = gvt_sex_describe (gvt_voter_hit_get_sex (hit));

  if (*nik == '\0')
    return g_strjoin (" · ", gvt_voter_hit_get_village (hit), sex, NULL);
  return g_strjoin (" · ", gvt_voter_hit_get_village (hit), sex, nik, NULL);
}

/* Why he is a hit; nothing where nobody asked. */
static void
show_why (GvtVoterRowView *self, GvtVoterHit *hit)
{
  char *why = gvt_voter_hit_describe_match (hit);

  gtk_label_set_label (self->why, why);
  gtk_widget_set_visible (GTK_WIDGET (self->why), *why != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why,
                                  -1);
  gvt_wipe_free (why);
}

GtkWidget *
gvt_voter_row_view_new (GvtVoterHit *hit)
{
  GvtVoterRowView *self = g_object_new (GVT_TYPE_VOTER_ROW_VIEW, NULL);
  gboolean is_faulty = gvt_voter_hit_is_nik_faulty (hit);
  g_autofree char *details = describe (hit);
  g_autofree char *tps = g_strdup_printf (_ ("TPS %s"), gvt_voter_hit_get_tps (hit));
  g_autofree char *label = g_strjoin (", ", gvt_voter_hit_get_name (hit), details, tps,
                                      is_faulty ? _ ("Faulty NIK") : NULL, NULL);

  self->hit = g_object_ref (hit);
  gtk_label_set_label (self->name, gvt_voter_hit_get_name (hit));
  gtk_label_set_label (self->details, details);
  gtk_label_set_label (self->tps, tps);
  gtk_widget_set_visible (GTK_WIDGET (self->nik_faulty), is_faulty);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_why (self, hit);
  return GTK_WIDGET (self);
}

GvtVoterHit *
gvt_voter_row_view_get_hit (GvtVoterRowView *self)
{
  g_return_val_if_fail (GVT_IS_VOTER_ROW_VIEW (self), NULL);
  return self->hit;
}
