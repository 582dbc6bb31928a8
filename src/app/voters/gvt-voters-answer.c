/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-answer.h"

#include <glib/gi18n-lib.h>

#include "gvt-nik.h"
#include "gvt-secret.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-voter-row-view.h"
#include "gvt-voters-states.h"

struct _GvtVotersAnswer
{
  AdwBin parent_instance;

  GvtStateStack *states;
  GtkListBox *hits;
  GtkLabel *searched;
  GtkWidget *cut;
  GtkWidget *fast;

  gboolean has_people;
  gboolean is_waiting;
};

enum
{
  PROP_HAS_PEOPLE = 1,
  PROP_IS_WAITING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint retry_signal, chosen_signal;

G_DEFINE_FINAL_TYPE (GvtVotersAnswer, gvt_voters_answer, ADW_TYPE_BIN)

static void
set_has_people (GvtVotersAnswer *self, gboolean has_people)
{
  if (self->has_people == has_people)
    return;
  self->has_people = has_people;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_PEOPLE]);
}

static void
set_waiting (GvtVotersAnswer *self, gboolean is_waiting)
{
  if (self->is_waiting == is_waiting)
    return;
  self->is_waiting = is_waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_WAITING]);
}

gboolean
gvt_voters_answer_has_people (GvtVotersAnswer *self)
{
  g_return_val_if_fail (GVT_IS_VOTERS_ANSWER (self), FALSE);

  return self->has_people;
}

/* --- nobody --- */

/* @asks: who is not in the villages carried here is asked of the centre; for who is not listed a
 * report is taken. */
static void
say_empty (GvtVotersAnswer *self, const char *title, const char *description, gboolean asks)
{
  g_object_set (self->states, "empty-icon-name", "edit-find-symbolic", "empty-title", title,
                "empty-description", description, "action-label",
                asks ? _ ("Ask the centre") : _ ("Take a citizen's report"), "action-name",
                asks ? "voters.ask-centre" : "voters.report", NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_EMPTY);
}

#define NEARLY_A_NIK 13 /* digits: fewer are a part of one */

/* A number that was mistyped must not read as "not listed". Returns: (transfer full) (nullable) */
static char *
describe_slip (const char *typed)
{
  char *clean = gvt_nik_clean (typed);
  gsize n_digits = strspn (clean, "0123456789");
  char *slip = clean[n_digits] == '\0' && n_digits >= NEARLY_A_NIK ? gvt_nik_describe_slip (clean)
                                                                   : NULL;

  gvt_wipe_free (clean);
  return slip;
}

/* Which of the answers it is, what that means, and of which lists and day. */
static void
say_not_here (GvtVotersAnswer *self, GvtLookup *lookup, const char *typed, const char *what)
{
  g_autofree char *slip = describe_slip (typed);
  g_autofree char *source = gvt_lookup_describe_source (lookup);
  g_autofree char *text = g_strjoin ("\n", what, source, NULL);

  if (slip != NULL)
    say_empty (self, _ ("Look at the number again"), slip, FALSE);
  else
    say_empty (self, gvt_lookup_answer_words (gvt_lookup_get_answer (lookup)), text,
               gvt_lookup_get_answer (lookup) == GVT_LOOKUP_NOT_CARRIED);
}

/* --- people --- */

static void
remove_hits (GvtVotersAnswer *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->hits))) != NULL)
    gtk_list_box_remove (self->hits, row);
}

static void
show_hits (GvtVotersAnswer *self, GvtLookup *lookup)
{
  GListModel *hits = gvt_lookup_get_hits (lookup);
  g_autofree char *rows = gvt_text_number (gvt_lookup_get_searched_rows (lookup));
  g_autofree char *lists = gvt_text_number (
      g_list_model_get_n_items (gvt_lookup_get_lists (lookup)));
  g_autofree char *among = g_strdup_printf (
      _ ("Searched among %s voters in the lists of %s villages"), rows, lists);
  g_autofree char *notice = gvt_lookup_describe_source (lookup);
  g_autofree char *text = g_strjoin ("\n", notice, among, NULL);

  remove_hits (self);
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (GvtVoterHit) hit = g_list_model_get_item (hits, i);

      gtk_list_box_append (self->hits, gvt_voter_row_view_new (hit));
    }
  gtk_label_set_label (self->searched, text);
  gtk_widget_set_visible (self->cut, gvt_lookup_is_cut (lookup));
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

/* --- from outside --- */

void
gvt_voters_answer_clear (GvtVotersAnswer *self)
{
  g_return_if_fail (GVT_IS_VOTERS_ANSWER (self));

  remove_hits (self);
  set_waiting (self, TRUE);
  set_has_people (self, FALSE);
}

void
gvt_voters_answer_load (GvtVotersAnswer *self, gboolean is_slowed, GCancellable *cancellable)
{
  g_autoptr (GvtProgress) progress = gvt_progress_new ();

  g_return_if_fail (GVT_IS_VOTERS_ANSWER (self));

  gvt_state_stack_load (self->states,
                        is_slowed ? _ ("The search is slowed for a moment") : _ ("Looking"),
                        progress, cancellable);
  set_waiting (self, FALSE);
}

void
gvt_voters_answer_fail (GvtVotersAnswer *self, const GError *error)
{
  g_return_if_fail (GVT_IS_VOTERS_ANSWER (self));

  gvt_state_stack_fail (self->states, error);
  set_waiting (self, FALSE);
  set_has_people (self, FALSE);
}

void
gvt_voters_answer_show (GvtVotersAnswer *self, GvtLookup *lookup, const char *typed)
{
  g_return_if_fail (GVT_IS_VOTERS_ANSWER (self) && GVT_IS_LOOKUP (lookup) && typed != NULL);

  gtk_widget_set_visible (self->fast, gvt_lookup_is_fast (lookup));
  switch (gvt_lookup_get_answer (lookup))
    {
    case GVT_LOOKUP_FOUND:
      show_hits (self, lookup);
      break;
    case GVT_LOOKUP_NOT_CARRIED:
      say_not_here (self, lookup, typed,
                    _ ("This says nothing about the voter, who may stand in another village's "
                       "list. If he names one of the villages here, choose it above."));
      break;
    case GVT_LOOKUP_DAMAGED:
      gvt_voters_states_damaged (self->states, gvt_lookup_get_damaged (lookup));
      break;
    case GVT_LOOKUP_NOT_FOUND:
    default:
      say_not_here (self, lookup, typed,
                    _ ("The list of the village he names has nobody such. Try another spelling, "
                       "the NIK, or all villages. If he ought to be listed, take a report."));
    }
  set_waiting (self, FALSE);
  set_has_people (self, gvt_lookup_get_answer (lookup) == GVT_LOOKUP_FOUND);
}

/* --- the object --- */

static void
on_hit_activated (GvtVotersAnswer *self, GvtVoterRowView *row)
{
  g_signal_emit (self, chosen_signal, 0, gvt_voter_row_view_get_hit (row));
}

static void
on_retry (GvtVotersAnswer *self)
{
  g_signal_emit (self, retry_signal, 0);
}

static void
gvt_voters_answer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtVotersAnswer *self = GVT_VOTERS_ANSWER (object);

  g_value_set_boolean (value, id == PROP_HAS_PEOPLE ? self->has_people : self->is_waiting);
}

static void
gvt_voters_answer_class_init (GvtVotersAnswerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = gvt_voters_answer_get_property;
  properties[PROP_HAS_PEOPLE] = g_param_spec_boolean ("has-people", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_WAITING] = g_param_spec_boolean ("is-waiting", NULL, NULL, TRUE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  retry_signal = g_signal_new ("retry", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                               0);
  chosen_signal = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, GVT_TYPE_VOTER_HIT);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-voters-answer.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtVotersAnswer, states);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersAnswer, hits);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersAnswer, searched);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersAnswer, cut);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersAnswer, fast);
  gtk_widget_class_bind_template_callback (widget_class, on_hit_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
gvt_voters_answer_init (GvtVotersAnswer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_waiting = TRUE;
}
