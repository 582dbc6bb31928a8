/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-station-walk.h"

#include <glib/gi18n-lib.h>

struct _GvtStationWalk
{
  GObject parent_instance;

  GvtStation *station;
  char *role;
  GRand *rand;
  GPtrArray *choices; /* of GvtStationAct */
  guint n_done;
  guint n_wrong;
};

G_DEFINE_FINAL_TYPE (GvtStationWalk, gvt_station_walk, G_TYPE_OBJECT)

static guint
count_acts (GvtStationWalk *self)
{
  return g_list_model_get_n_items (gvt_station_get_acts (self->station));
}

static GvtStationAct *
act_at (GvtStationWalk *self, guint index) /* (transfer full) */
{
  return g_list_model_get_item (gvt_station_get_acts (self->station), index);
}

static gboolean
is_own (GvtStationWalk *self, GvtStationAct *act)
{
  return g_str_equal (gvt_station_act_get_role (act), self->role);
}

static void
shuffle (GPtrArray *array, GRand *rand)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint other = g_rand_int_range (rand, 0, i);
      gpointer kept = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[other];
      array->pdata[other] = kept;
    }
}

/* The right act and as many of those that are not done yet: own ones too early, and others'. */
static void
make_choices (GvtStationWalk *self)
{
  g_autoptr (GPtrArray) later = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_size (self->choices, 0);
  if (gvt_station_walk_is_over (self))
    return;
  g_ptr_array_add (self->choices, act_at (self, self->n_done));
  for (guint i = self->n_done + 1; i < count_acts (self); i++)
    g_ptr_array_add (later, act_at (self, i));
  for (guint i = 0; later->len < GVT_STATION_CHOICES - 1 && i < self->n_done; i++)
    {
      g_autoptr (GvtStationAct) earlier = act_at (self, i);

      if (!is_own (self, earlier))
        g_ptr_array_add (later, g_steal_pointer (&earlier));
    }
  shuffle (later, self->rand);
  for (guint i = 0; i < later->len && self->choices->len < GVT_STATION_CHOICES; i++)
    g_ptr_array_add (self->choices, g_object_ref (later->pdata[i]));
  shuffle (self->choices, self->rand);
}

/* What others do happens by itself, up to this role's next turn. */
static void
let_others_act (GvtStationWalk *self)
{
  while (!gvt_station_walk_is_over (self))
    {
      g_autoptr (GvtStationAct) act = act_at (self, self->n_done);

      if (is_own (self, act))
        break;
      self->n_done++;
    }
  make_choices (self);
}

static void
gvt_station_walk_finalize (GObject *object)
{
  GvtStationWalk *self = GVT_STATION_WALK (object);

  g_object_unref (self->station);
  g_free (self->role);
  g_rand_free (self->rand);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (gvt_station_walk_parent_class)->finalize (object);
}

static void
gvt_station_walk_class_init (GvtStationWalkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_station_walk_finalize;
}

static void
gvt_station_walk_init (GvtStationWalk *self)
{
  self->choices = g_ptr_array_new_with_free_func (g_object_unref);
}

GvtStationWalk *
gvt_station_walk_new (GvtStation *station, const char *role, guint32 seed)
{
  GvtStationWalk *self;

  g_return_val_if_fail (gvt_station_find_role (station, role) != NULL, NULL);

  self = g_object_new (GVT_TYPE_STATION_WALK, NULL);
  self->station = g_object_ref (station);
  self->role = g_strdup (role);
  self->rand = g_rand_new_with_seed (seed);
  let_others_act (self);
  return self;
}

guint
gvt_station_walk_get_n_done (GvtStationWalk *self)
{
  g_return_val_if_fail (GVT_IS_STATION_WALK (self), 0);

  return self->n_done;
}

gboolean
gvt_station_walk_is_over (GvtStationWalk *self)
{
  g_return_val_if_fail (GVT_IS_STATION_WALK (self), TRUE);

  return self->n_done == count_acts (self);
}

guint
gvt_station_walk_get_n_wrong (GvtStationWalk *self)
{
  g_return_val_if_fail (GVT_IS_STATION_WALK (self), 0);

  return self->n_wrong;
}

GPtrArray *
gvt_station_walk_get_choices (GvtStationWalk *self)
{
  g_return_val_if_fail (GVT_IS_STATION_WALK (self), NULL);

  return self->choices;
}

static char *
explain (GvtStationWalk *self, GvtStationAct *act)
{
  GvtStationRole *role = gvt_station_find_role (self->station, gvt_station_act_get_role (act));

  if (is_own (self, act))
    return g_strdup_printf (_ ("Not yet. %s"), gvt_station_act_get_early (act));
  return g_strdup_printf (_ ("That is for somebody else to do: %s."),
                          gvt_station_role_get_title (role));
}

gboolean
gvt_station_walk_choose (GvtStationWalk *self, GvtStationAct *act, char **why)
{
  g_autoptr (GvtStationAct) right = NULL;

  g_return_val_if_fail (GVT_IS_STATION_WALK (self) && !gvt_station_walk_is_over (self), FALSE);

  right = act_at (self, self->n_done);
  if (why != NULL)
    *why = act == right ? NULL : explain (self, act);
  if (act != right)
    {
      self->n_wrong++;
      return FALSE;
    }
  self->n_done++;
  let_others_act (self);
  return TRUE;
}
