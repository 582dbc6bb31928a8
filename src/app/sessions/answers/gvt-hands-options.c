/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-hands-options.h"

#include "gvt-hands-option.h"

struct _GvtHandsOptions
{
  GtkBox parent_instance;
};

enum
{
  CHANGED,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtHandsOptions, gvt_hands_options, GTK_TYPE_BOX)

#define FOR_EACH_OPTION(self, option) \
  for (GtkWidget *option = gtk_widget_get_first_child (GTK_WIDGET (self)); option != NULL; \
       option = gtk_widget_get_next_sibling (option))

static void
on_changed (GvtHandsOptions *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_entered (GvtHandsOptions *self, GvtHandsOption *option)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (option));

  if (next != NULL)
    gvt_hands_option_focus_count (GVT_HANDS_OPTION (next));
  else
    g_signal_emit (self, signals[ENTERED], 0);
}

/* GTK (4.8) does not take it well when what is typed in goes, or closes. */
static void
leave_counts (GvtHandsOptions *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
}

static void
gvt_hands_options_class_init (GvtHandsOptionsClass *klass)
{
  static const char *const names[N_SIGNALS] = { "changed", "entered" };

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_hands_options_init (GvtHandsOptions *self)
{
}

void
gvt_hands_options_show (GvtHandsOptions *self,
                        GvtModule *module,
                        GvtQuizItem *item,
                        gboolean is_counted)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  guint n_options = MIN (g_list_model_get_n_items (options), GVT_HANDS_MAX_OPTIONS);
  GtkWidget *old;

  g_return_if_fail (GVT_IS_HANDS_OPTIONS (self));

  leave_counts (self);
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), old);
  for (guint i = 0; i < n_options; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      GtkWidget *row = gvt_hands_option_new (module, option, i, is_counted);

      g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed), self);
      g_signal_connect_swapped (row, "entered", G_CALLBACK (on_entered), self);
      gtk_box_append (GTK_BOX (self), row);
    }
}

static void
add_hands (GvtHands *hands, const char *typed)
{
  guint64 n = 0;

  hands->is_counted |= *typed != '\0';
  if (*typed != '\0' && !g_ascii_string_to_unsigned (typed, 10, 0, G_MAXUINT16, &n, NULL))
    hands->is_number = FALSE;
  hands->n[hands->n_options++] = (guint) n;
  hands->sum += (guint) n;
}

void
gvt_hands_options_read (GvtHandsOptions *self, GvtHands *hands)
{
  g_return_if_fail (GVT_IS_HANDS_OPTIONS (self));

  *hands = (GvtHands){ .is_number = TRUE };
  FOR_EACH_OPTION (self, option)
  {
    add_hands (hands, gvt_hands_option_get_text (GVT_HANDS_OPTION (option)));
  }
}

GStrv
gvt_hands_options_dup_texts (GvtHandsOptions *self)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  g_return_val_if_fail (GVT_IS_HANDS_OPTIONS (self), NULL);

  FOR_EACH_OPTION (self, option)
  {
    g_strv_builder_add (texts, gvt_hands_option_get_text (GVT_HANDS_OPTION (option)));
  }
  return g_strv_builder_end (texts);
}

void
gvt_hands_options_set_texts (GvtHandsOptions *self, char **texts)
{
  g_return_if_fail (GVT_IS_HANDS_OPTIONS (self));

  FOR_EACH_OPTION (self, option)
  {
    if (*texts != NULL)
      gvt_hands_option_set_text (GVT_HANDS_OPTION (option), *texts++);
  }
}

void
gvt_hands_options_reveal (GvtHandsOptions *self, GvtQuizItem *item, char **texts)
{
  guint place = 0;

  g_return_if_fail (GVT_IS_HANDS_OPTIONS (self));

  leave_counts (self);
  gvt_hands_options_set_texts (self, texts);
  FOR_EACH_OPTION (self, row)
  {
    g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (item),
                                                              place++);

    gvt_hands_option_reveal (GVT_HANDS_OPTION (row),
                             gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option)));
  }
}

gboolean
gvt_hands_options_focus (GvtHandsOptions *self, guint place)
{
  GtkWidget *option;

  g_return_val_if_fail (GVT_IS_HANDS_OPTIONS (self), FALSE);

  option = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (; place > 0 && option != NULL; place--)
    option = gtk_widget_get_next_sibling (option);
  if (option == NULL)
    return FALSE;

  gvt_hands_option_focus_count (GVT_HANDS_OPTION (option));
  return TRUE;
}

void
gvt_hands_options_set_size (GvtHandsOptions *self, double size)
{
  g_return_if_fail (GVT_IS_HANDS_OPTIONS (self));
  FOR_EACH_OPTION (self, option) { gvt_hands_option_set_size (GVT_HANDS_OPTION (option), size); }
}
