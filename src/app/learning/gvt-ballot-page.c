/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ballot-judge.h"
#include "gvt-ballot-library.h"
#include "gvt-ballot-sheet.h"
#include "gvt-ballot-state.h"
#include "gvt-columns-layout.h"
#include "gvt-json.h"
#include "gvt-pupil-bar.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"

struct _GvtBallotPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GvtPupilBar *pupil;
  GtkScrolledWindow *scroller;
  GtkLabel *heading;
  GtkLabel *label;
  GtkLabel *n_holes;
  GtkToggleButton *fold;
  GvtBallotSheet *sheet;
  GtkWidget *verdict;
  GtkImage *verdict_icon;
  GtkLabel *verdict_head;
  GtkLabel *verdict_why;
  GtkLabel *verdict_rule;
  GtkLabel *verdict_source;
  GvtBallotState *state;

  GvtBallotSet *set;
  GvtBallotPaper *paper;
  gboolean begins_folded;
};

static void gvt_ballot_page_serve_pupil (GvtPupilScreenInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtBallotPage,
                               gvt_ballot_page,
                               GVT_TYPE_SECTION_PAGE,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_PUPIL_SCREEN,
                                                      gvt_ballot_page_serve_pupil))

/* --- the paper changes --- */

static void
on_sheet_changed (GvtBallotPage *self)
{
  guint n_holes = gvt_ballot_marks_get_n_holes (gvt_ballot_sheet_get_marks (self->sheet));
  g_autofree char *text = n_holes == 0 ? g_strdup (_ ("No hole yet"))
                                       : g_strdup_printf (ngettext ("%u hole", "%u holes", n_holes),
                                                          n_holes);

  gvt_pupil_bar_turned (self->pupil);
  gtk_label_set_label (self->n_holes, text);
  gtk_widget_hide (self->verdict);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ballot.undo", n_holes > 0);
}

static void
on_sheet_full (GvtBallotPage *self)
{
  gvt_section_page_say (GVT_SECTION_PAGE (self),
                        _ ("There is no room for another hole. Take a new ballot."));
}

static void
on_fold_toggled (GvtBallotPage *self)
{
  gvt_ballot_sheet_set_folded (self->sheet, gtk_toggle_button_get_active (self->fold));
}

static void
on_state_changed (GvtBallotPage *self)
{
  if (self->paper != NULL)
    gvt_ballot_state_apply (self->state, self->sheet);
}

/* --- the verdict --- */

static void
show_sign (GvtBallotPage *self, GvtBallotValidity validity)
{
  static const struct
  {
    const char *icon;
    const char *css_class;
  } signs[] = {
    { "window-close-symbolic", "invalid" },
    { "emblem-ok-symbolic", "valid" },
    { "view-refresh-symbolic", "replace" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    gtk_widget_remove_css_class (self->verdict, signs[i].css_class);
  gtk_widget_add_css_class (self->verdict, signs[validity].css_class);
  gtk_image_set_from_icon_name (self->verdict_icon, signs[validity].icon);
}

static void
show_verdict (GvtBallotPage *self, const GvtBallotVerdict *verdict)
{
  GvtClaim *claim = gvt_ballot_set_find_statement (self->set, verdict->statement);
  g_autofree char *head = gvt_ballot_verdict_describe (verdict);
  g_autofree char *rule = g_strdup_printf (_ ("Rule %s: %s"), verdict->rule,
                                           claim != NULL ? gvt_claim_get_text (claim) : "");
  g_autofree char *source = claim != NULL ? gvt_claim_describe (claim) : g_strdup ("");

  gvt_pupil_bar_turned (self->pupil);
  show_sign (self, verdict->validity);
  gtk_label_set_label (self->verdict_head, head);
  gtk_label_set_label (self->verdict_why, verdict->why);
  gtk_label_set_label (self->verdict_rule, rule);
  gtk_label_set_label (self->verdict_source, source);
  gtk_widget_show (self->verdict);
  gtk_widget_grab_focus (GTK_WIDGET (self->verdict_head)); /* so that it is read out */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* --- actions --- */

static void
ballot_judge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtBallotPage *self = GVT_BALLOT_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtBallotVerdict) verdict = NULL;

  verdict = gvt_ballot_judge (self->paper, gvt_ballot_sheet_get_marks (self->sheet), &error);
  if (verdict != NULL)
    show_verdict (self, verdict);
  else
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
}

static void
ballot_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_ballot_sheet_undo (GVT_BALLOT_PAGE (widget)->sheet);
}

static void
ballot_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtBallotPage *self = GVT_BALLOT_PAGE (widget);

  gvt_ballot_state_reset (self->state);
  gvt_ballot_sheet_clear (self->sheet);
}

static void
ballot_fold (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtBallotPage *self = GVT_BALLOT_PAGE (widget);

  gtk_toggle_button_set_active (self->fold, !gtk_toggle_button_get_active (self->fold));
}

/* --- the next pupil --- */

static const char *
describe_loss (GvtPupilScreen *screen)
{
  GvtBallotPage *self = GVT_BALLOT_PAGE (screen);
  gboolean is_new = self->paper == NULL
                    || (gvt_ballot_marks_get_n_holes (gvt_ballot_sheet_get_marks (self->sheet)) == 0
                        && gvt_ballot_state_is_good (self->state));

  return is_new ? NULL : _ ("The ballot is replaced by a new one, without a hole.");
}

static void
reset (GvtPupilScreen *screen)
{
  GvtBallotPage *self = GVT_BALLOT_PAGE (screen);

  if (self->paper == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "ballot.new", NULL);
  gtk_toggle_button_set_active (self->fold, self->begins_folded);
  gtk_widget_child_focus (GTK_WIDGET (self->sheet), GTK_DIR_TAB_FORWARD);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
say_whom (GvtScript *script, GvtBallotPaper *paper, guint column, guint party)
{
  g_autofree char *words = gvt_ballot_paper_describe (paper, column, party, 0);

  gvt_script_say (script, words);
}

/* Who stands on the paper, how many holes there are, and what it came to once it was judged. */
static void
write_script (GvtPupilScreen *screen, GvtScript *script)
{
  GvtBallotPage *self = GVT_BALLOT_PAGE (screen);

  if (self->paper == NULL)
    return;
  gvt_script_say (script, gtk_label_get_label (self->heading));
  gvt_script_say (script, gtk_label_get_label (self->n_holes));
  if (gtk_widget_get_visible (self->verdict))
    {
      gvt_script_say (script, gtk_label_get_label (self->verdict_head));
      gvt_script_say (script, gtk_label_get_label (self->verdict_why));
      return;
    }
  for (guint i = 1; i <= gvt_ballot_paper_get_n_columns (self->paper); i++)
    say_whom (script, self->paper, i, 0);
  for (guint i = 1; i <= gvt_ballot_paper_get_n_parties (self->paper); i++)
    say_whom (script, self->paper, 0, i);
}

static void
gvt_ballot_page_serve_pupil (GvtPupilScreenInterface *iface)
{
  iface->describe_loss = describe_loss;
  iface->reset = reset;
  iface->write_script = write_script;
}

static void
gvt_ballot_page_dispose (GObject *object)
{
  GvtBallotPage *self = GVT_BALLOT_PAGE (object);

  g_clear_object (&self->set);
  g_clear_object (&self->paper);
  G_OBJECT_CLASS (gvt_ballot_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, pupil);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, label);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, n_holes);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, fold);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, verdict_head);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, verdict_why);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, verdict_rule);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, verdict_source);
  gtk_widget_class_bind_template_child (widget_class, GvtBallotPage, state);
}

static void
gvt_ballot_page_class_init (GvtBallotPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_ballot_page_dispose;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_BALLOT_SHEET);
  g_type_ensure (GVT_TYPE_BALLOT_STATE);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  g_type_ensure (GVT_TYPE_PUPIL_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-ballot-page.ui"));
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_full);
  gtk_widget_class_bind_template_callback (widget_class, on_fold_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_state_changed);
  gtk_widget_class_install_action (widget_class, "ballot.judge", NULL, ballot_judge);
  gtk_widget_class_install_action (widget_class, "ballot.undo", NULL, ballot_undo);
  gtk_widget_class_install_action (widget_class, "ballot.new", NULL, ballot_new);
  gtk_widget_class_install_action (widget_class, "ballot.fold", NULL, ballot_fold);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "ballot.judge", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "ballot.judge", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "ballot.undo",
                                       NULL);
}

static void
gvt_ballot_page_init (GvtBallotPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_paper (GvtBallotPage *self, GvtBallotSet *set, GvtBallotPaper *paper)
{
  g_autofree char *label = g_strdup_printf ("%s · %s", gvt_ballot_set_get_election (set),
                                            gvt_ballot_set_get_label (set));

  self->set = g_object_ref (set);
  self->paper = g_object_ref (paper);
  gtk_label_set_label (self->heading, gvt_ballot_paper_get_short_title (paper));
  gtk_label_set_label (self->label, label);
  gvt_ballot_state_set_paper (self->state, paper);
  gvt_ballot_sheet_show (self->sheet, set, paper);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static GvtBallotPage *
new_page (void)
{
  GvtBallotPage *self = g_object_new (GVT_TYPE_BALLOT_PAGE, NULL);

  gvt_section_page_set_title (GVT_SECTION_PAGE (self), _ ("Ballot simulator"));
  return self;
}

GvtSectionPage *
gvt_ballot_page_new (GvtBallotSet *set, GvtBallotPaper *paper)
{
  GvtBallotPage *self = new_page ();

  show_paper (self, set, paper);
  return GVT_SECTION_PAGE (self);
}

static GvtBallotPaper *
find_paper (JsonObject *settings, GError **error)
{
  const char *set = gvt_json_text_or (settings, "set", NULL);
  const char *kind = gvt_json_text_or (settings, "kind", "presiden");
  GvtBallotSet *chosen = NULL;

  if (set != NULL && (chosen = gvt_ballot_library_find_set (set, error)) == NULL)
    return NULL;
  return gvt_ballot_library_find_paper (chosen, kind, error);
}

GvtSectionPage *
gvt_ballot_page_new_from_settings (JsonObject *settings)
{
  GvtBallotPage *self = new_page ();
  g_autoptr (JsonObject) none = json_object_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *wanted = settings != NULL ? settings : none;
  GvtBallotPaper *paper = find_paper (wanted, &error);
  gboolean is_folded = FALSE;

  if (paper == NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return GVT_SECTION_PAGE (self);
    }
  show_paper (self, gvt_ballot_library_find_set_of (paper), paper);
  if (gvt_json_get_bool (wanted, "folded", &is_folded, NULL))
    self->begins_folded = is_folded;
  gtk_toggle_button_set_active (self->fold, self->begins_folded);
  return GVT_SECTION_PAGE (self);
}
