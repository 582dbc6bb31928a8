/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-reading.h"

#define USUAL_SIZE 1

struct _GvtReading
{
  GObject parent_instance;

  GHashTable *cards; /* name of a set -> card from 0 */
  guint size;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtReading, gvt_reading, G_TYPE_OBJECT)

static void
gvt_reading_finalize (GObject *object)
{
  g_hash_table_unref (GVT_READING (object)->cards);
  G_OBJECT_CLASS (gvt_reading_parent_class)->finalize (object);
}

static void
gvt_reading_class_init (GvtReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_reading_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_reading_init (GvtReading *self)
{
  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->size = USUAL_SIZE;
}

GvtReading *
gvt_reading_new (void)
{
  return g_object_new (GVT_TYPE_READING, NULL);
}

/* By name, not by object: a module that is loaded again is the same one. Returns: (transfer full)
 */
static char *
name_set (GvtModule *module, GListModel *cards)
{
  return g_strconcat (gvt_module_get_id (module),
                      cards == gvt_module_get_picture_lessons (module) ? "/pictures" : "", NULL);
}

guint
gvt_reading_get_card (GvtReading *self, GvtModule *module, GListModel *cards)
{
  g_autofree char *name = name_set (module, cards);
  guint card = GPOINTER_TO_UINT (g_hash_table_lookup (self->cards, name));

  g_return_val_if_fail (GVT_IS_READING (self), 0);
  return card < g_list_model_get_n_items (cards) ? card : 0; /* a newer version may have fewer */
}

void
gvt_reading_set_card (GvtReading *self, GvtModule *module, GListModel *cards, guint card)
{
  g_return_if_fail (GVT_IS_READING (self));

  if (gvt_reading_get_card (self, module, cards) == card)
    return;
  g_hash_table_insert (self->cards, name_set (module, cards), GUINT_TO_POINTER (card));
  g_signal_emit (self, changed_signal, 0);
}

guint
gvt_reading_get_size (GvtReading *self)
{
  g_return_val_if_fail (GVT_IS_READING (self), USUAL_SIZE);
  return self->size;
}

void
gvt_reading_set_size (GvtReading *self, guint size)
{
  g_return_if_fail (GVT_IS_READING (self));
  g_return_if_fail (size < GVT_READING_SIZES);

  if (self->size == size)
    return;
  self->size = size;
  g_signal_emit (self, changed_signal, 0);
}
