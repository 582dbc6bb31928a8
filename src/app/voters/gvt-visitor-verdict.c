/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visitor-verdict.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"

struct _GvtVisitorVerdict
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *words;
  GtkWidget *plate;
  GtkLabel *tps;
  GtkLabel *village;
  GtkLabel *station;
  GtkLabel *notice;
  GtkLabel *tries;
};

G_DEFINE_FINAL_TYPE (GvtVisitorVerdict, gvt_visitor_verdict, ADW_TYPE_BIN)

static gboolean
gvt_visitor_verdict_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GVT_VISITOR_VERDICT (widget)->words));
}

static void
gvt_visitor_verdict_class_init (GvtVisitorVerdictClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = gvt_visitor_verdict_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-visitor-verdict.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtVisitorVerdict, box);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitorVerdict, icon);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitorVerdict, words);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitorVerdict, plate);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitorVerdict, tps);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitorVerdict, village);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitorVerdict, station);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitorVerdict, notice);
  gtk_widget_class_bind_template_child (widget_class, GvtVisitorVerdict, tries);
}

static void
gvt_visitor_verdict_init (GvtVisitorVerdict *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_sign (GvtVisitorVerdict *self, gboolean is_listed)
{
  gtk_widget_remove_css_class (self->box, is_listed ? "later" : "valid");
  gtk_widget_add_css_class (self->box, is_listed ? "valid" : "later");
  gtk_image_set_from_icon_name (self->icon,
                                is_listed ? "emblem-ok-symbolic" : "edit-find-symbolic");
}

void
gvt_visitor_verdict_show (GvtVisitorVerdict *self, const GvtSelfCheckAnswer *answer, guint n_left)
{
  g_autofree char *notice = gvt_self_check_answer_describe (answer);
  g_autofree char *station = gvt_self_check_answer_describe_station (answer);
  /* Translators: %u: how often a visitor may still ask before the officer must come */
  g_autofree char *tries = g_strdup_printf (ngettext ("%u more try", "%u more tries", n_left),
                                            n_left);

  g_return_if_fail (GVT_IS_VISITOR_VERDICT (self));

  show_sign (self, answer->is_listed);
  gtk_label_set_label (self->words, gvt_self_check_answer_words (answer));
  gtk_widget_set_visible (self->plate, answer->is_listed);
  gtk_label_set_label (self->tps, answer->tps);
  gtk_label_set_label (self->village, answer->village);
  gtk_label_set_label (self->station, station);
  gtk_widget_set_visible (GTK_WIDGET (self->station), *station != '\0');
  gtk_label_set_label (self->notice, notice);
  gtk_label_set_label (self->tries, tries);
  gtk_widget_set_visible (GTK_WIDGET (self->tries), !answer->is_listed);
}

void
gvt_visitor_verdict_clear (GvtVisitorVerdict *self)
{
  GtkLabel *labels[] = { self->words,   self->tps,    self->village,
                         self->station, self->notice, self->tries };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_label_set_label (labels[i], "");
}

void
gvt_visitor_verdict_write_script (GvtVisitorVerdict *self, GvtScript *script)
{
  g_autofree char *plate = g_strdup_printf ("%s %s. %s", _ ("Polling station (TPS)"),
                                            gtk_label_get_label (self->tps),
                                            gtk_label_get_label (self->village));

  gvt_script_say (script, gtk_label_get_label (self->words));
  if (gtk_widget_get_visible (self->plate))
    gvt_script_say (script, plate);
  gvt_script_say (script, gtk_label_get_label (self->station));
  gvt_script_say (script, gtk_label_get_label (self->notice));
}
