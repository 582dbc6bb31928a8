/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-tms-list.h"

#include <string.h>

#include "gvt-code-row.h"
#include "gvt-plain-row.h"
#include "gvt-tms.h"
#include "gvt-ui.h"

struct _GvtTmsList
{
  GtkBox parent_instance;

  GtkListBox *list;
  GvtCodeRow *scheme;

  GPtrArray *codes; /* of const char *, in the order of the rows */
  const char *chosen;
};

enum
{
  CHOSEN,
  GIVEN_UP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtTmsList, gvt_tms_list, GTK_TYPE_BOX)

static void
clear (GvtTmsList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->codes, 0);
}

static void
on_scheme_changed (GvtTmsList *self)
{
  const char *scheme = gvt_code_row_get_code (self->scheme);
  const GvtCode *codes = gvt_tms_codes_of (scheme);

  clear (self);
  for (const GvtCode *code = codes; code != NULL && code->code != NULL; code++)
    {
      g_autofree char *text = g_strdup_printf ("%s · %s", code->code,
                                               gvt_code_words (codes, code->code));

      if (!gvt_tms_is_proposed (scheme, code->code))
        continue;
      g_ptr_array_add (self->codes, (gpointer) code->code);
      gtk_list_box_append (self->list, gvt_plain_row_new (text, NULL, TRUE));
    }
}

static void
choose (GvtTmsList *self, guint place)
{
  self->chosen = g_ptr_array_index (self->codes, place);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_row_activated (GvtTmsList *self, GtkListBoxRow *row)
{
  choose (self, (guint) gtk_list_box_row_get_index (row));
}

static gboolean
ends_with (const char *code, gunichar key)
{
  return (gunichar) code[strlen (code) - 1] == key;
}

static gboolean
on_key (GvtTmsList *self, guint key)
{
  gunichar typed = gdk_keyval_to_unicode (key);

  if (key == GDK_KEY_Escape)
    {
      g_signal_emit (self, signals[GIVEN_UP], 0);
      return GDK_EVENT_STOP;
    }
  for (guint i = 0; i < self->codes->len; i++)
    if (ends_with (g_ptr_array_index (self->codes, i), typed))
      {
        choose (self, i);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
gvt_tms_list_finalize (GObject *object)
{
  g_ptr_array_unref (GVT_TMS_LIST (object)->codes);
  G_OBJECT_CLASS (gvt_tms_list_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, GVT_TYPE_TMS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       0);
}

static void
gvt_tms_list_class_init (GvtTmsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_tms_list_finalize;
  g_type_ensure (GVT_TYPE_CODE_ROW);
  signals[CHOSEN] = new_signal ("chosen");
  signals[GIVEN_UP] = new_signal ("given-up");
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-tms-list.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtTmsList, list);
  gtk_widget_class_bind_template_child (widget_class, GvtTmsList, scheme);
  gtk_widget_class_bind_template_callback (widget_class, on_scheme_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
}

static void
gvt_tms_list_init (GvtTmsList *self)
{
  self->codes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_code_row_set_list (self->scheme, gvt_tms_schemes, NULL);
  on_scheme_changed (self);
}

void
gvt_tms_list_begin (GvtTmsList *self)
{
  GtkListBoxRow *first;

  g_return_if_fail (GVT_IS_TMS_LIST (self));

  self->chosen = NULL;
  first = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_widget_grab_focus (GTK_WIDGET (first));
}

const char *
gvt_tms_list_get_scheme (GvtTmsList *self)
{
  g_return_val_if_fail (GVT_IS_TMS_LIST (self), NULL);

  return gvt_code_row_get_code (self->scheme);
}

const char *
gvt_tms_list_get_code (GvtTmsList *self)
{
  g_return_val_if_fail (GVT_IS_TMS_LIST (self), NULL);

  return self->chosen;
}
