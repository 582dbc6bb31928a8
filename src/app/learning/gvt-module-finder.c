/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-finder.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-plain-row.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtModuleFinder
{
  AdwBin parent_instance;

  GtkEditable *words;
  GtkStack *stack;
  AdwBin *place; /* of the child "all" */
  GtkLabel *note;
  GtkListBox *hits;

  GvtModuleLibrary *library; /* (nullable) */
  GListModel *found;         /* (nullable): of GvtModuleHit, as in @hits */
  GCancellable *cancellable; /* (nullable): of the search under way */
};

enum
{
  PROP_0,
  PROP_ALL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint hit_signal;

G_DEFINE_FINAL_TYPE (GvtModuleFinder, gvt_module_finder, ADW_TYPE_BIN)

/* --- searching --- */

typedef struct
{
  GvtModuleLibrary *library;
  char *text;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->library);
  g_free (question->text);
  g_free (question);
}

static gpointer
search (gpointer input, GCancellable *cancellable, GError **error)
{
  const Question *question = input;

  return gvt_module_search (question->library, question->text, error);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  const char *title = gvt_module_hit_get_title (item);
  /* Translators: the title of a module, and a few words of a card */
  g_autofree char *where = g_strdup_printf (_ ("%s: %s"),
                                            gvt_module_get_title (gvt_module_hit_get_module (item)),
                                            gvt_module_hit_get_excerpt (item));

  return gvt_plain_row_new (title, where, TRUE);
}

static void
show_found (GvtModuleFinder *self, GListModel *found)
{
  guint n = g_list_model_get_n_items (found);
  g_autofree char *count = g_strdup_printf (ngettext ("%u card found.", "%u cards found.", n), n);

  g_set_object (&self->found, found);
  gtk_list_box_bind_model (self->hits, found, create_row, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hits), n > 0);
  gtk_label_set_label (self->note, n > 0 ? count
                                         : _ ("No card has all of these words. Try fewer words, or "
                                              "the beginning of one."));
  gtk_stack_set_visible_child_name (self->stack, "found");
}

static void
on_found (gpointer owner, gpointer result, const GError *error)
{
  GvtModuleFinder *self = owner;
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  if (result != NULL)
    {
      show_found (self, result);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->hits), FALSE);
  gtk_label_set_label (self->note, text);
  gtk_stack_set_visible_child_name (self->stack, "found");
}

static void
stop (GvtModuleFinder *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
on_words_changed (GvtModuleFinder *self)
{
  GvtWork work = { search, NULL, question_free, g_object_unref, on_found };
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->words)));
  Question *question;

  stop (self);
  if (*text == '\0' || self->library == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "all");
      return;
    }

  question = g_new (Question, 1);
  question->library = g_object_ref (self->library);
  question->text = g_steal_pointer (&text);
  work.input = question;
  self->cancellable = g_cancellable_new ();
  gvt_work_run (self, self->cancellable, &work);
}

static void
on_row_activated (GvtModuleFinder *self, GtkListBoxRow *row)
{
  g_autoptr (GvtModuleHit) hit = g_list_model_get_item (self->found,
                                                        (guint) gtk_list_box_row_get_index (row));

  g_signal_emit (self, hit_signal, 0, hit);
}

/* --- construction --- */

static void
gvt_module_finder_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ALL)
    adw_bin_set_child (GVT_MODULE_FINDER (object)->place, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gvt_module_finder_dispose (GObject *object)
{
  GvtModuleFinder *self = GVT_MODULE_FINDER (object);

  stop (self);
  g_clear_object (&self->found);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (gvt_module_finder_parent_class)->dispose (object);
}

static void
gvt_module_finder_class_init (GvtModuleFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gvt_module_finder_set_property;
  object_class->dispose = gvt_module_finder_dispose;

  properties[PROP_ALL] = g_param_spec_object ("all", NULL, NULL, GTK_TYPE_WIDGET,
                                              G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  hit_signal = g_signal_new ("hit-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                             NULL, NULL, G_TYPE_NONE, 1, GVT_TYPE_MODULE_HIT);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-module-finder.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtModuleFinder, words);
  gtk_widget_class_bind_template_child (widget_class, GvtModuleFinder, stack);
  gtk_widget_class_bind_template_child (widget_class, GvtModuleFinder, place);
  gtk_widget_class_bind_template_child (widget_class, GvtModuleFinder, note);
  gtk_widget_class_bind_template_child (widget_class, GvtModuleFinder, hits);
  gtk_widget_class_bind_template_callback (widget_class, on_words_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
gvt_module_finder_init (GvtModuleFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_module_finder_set_library (GvtModuleFinder *self, GvtModuleLibrary *library)
{
  g_return_if_fail (GVT_IS_MODULE_FINDER (self));

  g_set_object (&self->library, library);
  on_words_changed (self);
}
