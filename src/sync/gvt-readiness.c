/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-readiness.h"

#include <glib/gi18n-lib.h>

#include "gvt-text.h"
#include "gvt-vault.h"

#define LOW_DISK_BYTES  (G_GUINT64_CONSTANT (500) * 1000 * 1000)
#define FULL_DISK_BYTES (G_GUINT64_CONSTANT (100) * 1000 * 1000)
#define LOW_BATTERY     80 /* percent before leaving */

struct _GvtReadyPoint
{
  GObject parent_instance;

  char *code;
  char *text;
  GvtReadyState state;
  GvtRemedy remedy;
};

G_DEFINE_FINAL_TYPE (GvtReadyPoint, gvt_ready_point, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CODE,
  PROP_TEXT,
  PROP_STATE,
  PROP_REMEDY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
gvt_ready_point_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GvtReadyPoint *self = GVT_READY_POINT (object);

  switch (prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_REMEDY:
      g_value_set_int (value, self->remedy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gvt_ready_point_finalize (GObject *object)
{
  GvtReadyPoint *self = GVT_READY_POINT (object);

  g_free (self->code);
  g_free (self->text);
  G_OBJECT_CLASS (gvt_ready_point_parent_class)->finalize (object);
}

static void
gvt_ready_point_class_init (GvtReadyPointClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_ready_point_get_property;
  object_class->finalize = gvt_ready_point_finalize;

  props[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, GVT_READY_MISSING, 0, flags);
  props[PROP_REMEDY] = g_param_spec_int ("remedy", NULL, NULL, 0, GVT_REMEDY_PLAN, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gvt_ready_point_init (GvtReadyPoint *self)
{
}

const char *
gvt_ready_point_get_code (GvtReadyPoint *self)
{
  return self->code;
}

const char *
gvt_ready_point_get_text (GvtReadyPoint *self)
{
  return self->text;
}

GvtReadyState
gvt_ready_point_get_state (GvtReadyPoint *self)
{
  return self->state;
}

GvtRemedy
gvt_ready_point_get_remedy (GvtReadyPoint *self)
{
  return self->remedy;
}

/* --- judging --- */

static void G_GNUC_PRINTF (5, 6) add (GListStore *points,
                                      const char *code,
                                      GvtReadyState state,
                                      GvtRemedy remedy,
                                      const char *format,
                                      ...)
{
  g_autoptr (GvtReadyPoint) point = g_object_new (GVT_TYPE_READY_POINT, NULL);
  va_list values;

  va_start (values, format);
  point->text = g_strdup_vprintf (format, values);
  va_end (values);
  point->code = g_strdup (code);
  point->state = state;
  point->remedy = state == GVT_READY_OK ? GVT_REMEDY_NONE : remedy;
  g_list_store_append (points, point);
}

static void
judge_day (GListStore *points, const GvtReadyFacts *facts)
{
  g_autofree char *day = gvt_text_date_with_day (facts->plan->date);
  gint days = gvt_date_days (facts->plan->date) - gvt_date_days (facts->today);

  if (days < 0)
    add (points, "day", GVT_READY_NOTE, GVT_REMEDY_PLAN, _ ("The day of the visit, %s, is over."),
         day);
  else if (days == 0)
    add (points, "day", GVT_READY_OK, GVT_REMEDY_NONE, _ ("The visit is today, %s."), day);
  else
    add (points, "day", GVT_READY_OK, GVT_REMEDY_NONE,
         g_dngettext (GETTEXT_PACKAGE, "The visit is on %s, in %d day.",
                      "The visit is on %s, in %d days.", (gulong) days),
         day, days);
}

static void
judge_modules (GListStore *points, const GvtReadyFacts *facts)
{
  GPtrArray *modules = facts->plan->modules;
  guint n_missing = 0;

  for (guint i = 0; i < modules->len; i++)
    {
      const GvtPlannedModule *planned = g_ptr_array_index (modules, i);

      if (gvt_module_library_find (facts->library, planned->module, NULL) != NULL)
        continue;
      n_missing++;
      add (points, "module", GVT_READY_MISSING, GVT_REMEDY_SYNC,
           _ ("The module %s is not on this laptop."), planned->module);
    }
  if (modules->len == 0)
    add (points, "module", GVT_READY_NOTE, GVT_REMEDY_PLAN, _ ("No module is planned."));
  else if (n_missing == 0)
    add (points, "module", GVT_READY_OK, GVT_REMEDY_NONE,
         g_dngettext (GETTEXT_PACKAGE, "%u planned module is on this laptop.",
                      "All %u planned modules are on this laptop.", modules->len),
         modules->len);
}

/* Returns: (nullable): of several lists of one village, by which it can be served best */
static GvtLeasedList *
find_list (const GvtReadyFacts *facts, const char *village)
{
  GvtLeasedList *best = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (facts->lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (facts->lists, i);

      if (g_str_equal (gvt_leased_list_get_village (list), village)
          && (best == NULL
              || gvt_leased_list_get_not_after (list) > gvt_leased_list_get_not_after (best)))
        best = list; /* the model keeps it */
    }
  return best;
}

/* Returns: (transfer full): its name where it is known */
static char *
words_of (const GvtReadyFacts *facts, const char *village)
{
  GvtRegion *region = facts->regions != NULL ? gvt_region_list_find (facts->regions, village)
                                             : NULL;

  return region != NULL ? gvt_region_list_describe (facts->regions, village) : g_strdup (village);
}

/* A list has to be open until the evening of the visit. */
static void
judge_village (GListStore *points, const GvtReadyFacts *facts, const char *village)
{
  GvtLeasedList *list = find_list (facts, village);
  g_autofree char *name = words_of (facts, village);
  g_autofree char *until = NULL;

  if (list == NULL)
    {
      add (points, "list", GVT_READY_MISSING, GVT_REMEDY_SYNC,
           _ ("The voter list of %s is not lent to this laptop: ask the centre for it."), name);
      return;
    }
  until = gvt_date_iso (gvt_leased_list_get_not_after (list));
  if (gvt_leased_list_get_state (list) == GVT_LEASED_NO_LIST)
    add (points, "list", GVT_READY_MISSING, GVT_REMEDY_SYNC,
         _ ("The voter list of %s has not been fetched yet."), name);
  else if (gvt_leased_list_get_state (list) == GVT_LEASED_EXPIRED
           || gvt_date_days (until) <= gvt_date_days (facts->plan->date))
    {
      g_autofree char *words = gvt_text_date (until);

      add (points, "list", GVT_READY_MISSING, GVT_REMEDY_SYNC,
           _ ("The voter list of %s closes on %s, before the visit ends: ask the centre to extend "
              "it."),
           name, words);
    }
  else
    add (points, "list", GVT_READY_OK, GVT_REMEDY_NONE,
         _ ("The voter list of %s is here, and open on the day."), name);
}

static void
judge_people (GListStore *points, const GvtReadyFacts *facts)
{
  for (guint i = 0; facts->plan->facilitators[i] != NULL; i++)
    {
      const char *code = facts->plan->facilitators[i];
      gboolean is_here = FALSE;

      for (guint at = 0; at < facts->users->len; at++)
        is_here = is_here
                  || g_strcmp0 (((GvtUser *) g_ptr_array_index (facts->users, at))->code, code)
                         == 0;
      if (!is_here)
        add (points, "facilitator", GVT_READY_NOTE, GVT_REMEDY_NONE,
             _ ("%s cannot open this laptop. That is in order where he works on another one."),
             code);
    }
}

static void
judge_place (GListStore *points, const GvtReadyFacts *facts)
{
  if (facts->needs_confirmation)
    add (points, "confirmation", GVT_READY_MISSING, GVT_REMEDY_NONE,
         _ ("The centre must say yes to this laptop first, because its disk was copied or set "
            "back: call the supervisor there."));
  if (facts->regions == NULL)
    add (points, "regions", GVT_READY_MISSING, GVT_REMEDY_SYNC,
         _ ("The list of regions has not been fetched yet."));
}

static void
judge_unsent (GListStore *points, const GvtReadyFacts *facts)
{
  if (facts->n_unsent == 0)
    {
      add (points, "unsent", GVT_READY_OK, GVT_REMEDY_NONE, _ ("All records are at the centre."));
      return;
    }
  add (points, "unsent", GVT_READY_NOTE, GVT_REMEDY_SYNC,
       g_dngettext (GETTEXT_PACKAGE,
                    "%u record is on this laptop alone. Send it before you leave: a laptop can be "
                    "lost.",
                    "%u records are on this laptop alone. Send them before you leave: a laptop "
                    "can be lost.",
                    (gulong) facts->n_unsent),
       (guint) MIN (facts->n_unsent, G_MAXUINT));
}

static void
judge_clock (GListStore *points, const GvtReadyFacts *facts)
{
  g_autofree char *day = gvt_text_date (facts->today);

  if (facts->clock == GVT_CLOCK_TRUSTED)
    add (points, "clock", GVT_READY_OK, GVT_REMEDY_NONE, _ ("The clock is right: %s."), day);
  else if (facts->clock == GVT_CLOCK_BEHIND)
    add (points, "clock", GVT_READY_NOTE, GVT_REMEDY_NONE,
         _ ("The laptop's clock is behind: it is at least %s. Set it before you leave."), day);
  else
    add (points, "clock", GVT_READY_NOTE, GVT_REMEDY_SYNC,
         _ ("Whether the laptop's clock is right is not known: compare it with a telephone, and "
            "connect to the centre once."));
}

static void
judge_machine (GListStore *points, const GvtReadyFacts *facts)
{
  g_autofree char *room = gvt_text_size (facts->free_bytes);
  GvtReadyState disk = facts->free_bytes < FULL_DISK_BYTES  ? GVT_READY_MISSING
                       : facts->free_bytes < LOW_DISK_BYTES ? GVT_READY_NOTE
                                                            : GVT_READY_OK;

  add (points, "disk", disk, GVT_REMEDY_NONE,
       disk == GVT_READY_OK ? _ ("%s are free on the disk.")
                            : _ ("Only %s are free on the disk: remove what is not needed."),
       room);
  if (facts->battery < 0)
    add (points, "battery", GVT_READY_NOTE, GVT_REMEDY_NONE,
         _ ("No battery was found: the place must have mains power."));
  else
    add (points, "battery", facts->battery < LOW_BATTERY ? GVT_READY_NOTE : GVT_READY_OK,
         GVT_REMEDY_NONE,
         facts->battery >= LOW_BATTERY ? _ ("The battery holds %d%%.")
         : facts->is_charging
             ? _ ("The battery holds %d%% and is being charged: leave with a full one.")
             : _ ("The battery holds %d%%: charge it before you leave."),
         facts->battery);
}

GListModel *
gvt_readiness_judge (const GvtReadyFacts *facts)
{
  GListStore *points = g_list_store_new (GVT_TYPE_READY_POINT);

  judge_day (points, facts);
  judge_place (points, facts);
  judge_modules (points, facts);
  for (guint i = 0; facts->plan->villages[i] != NULL; i++)
    judge_village (points, facts, facts->plan->villages[i]);
  judge_people (points, facts);
  judge_unsent (points, facts);
  judge_clock (points, facts);
  judge_machine (points, facts);
  return G_LIST_MODEL (points);
}

gboolean
gvt_readiness_is_ready (GListModel *points)
{
  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (points, i);

      if (point->state == GVT_READY_MISSING)
        return FALSE;
    }
  return TRUE;
}

JsonObject *
gvt_readiness_to_json (GListModel *points)
{
  static const char *const states[] = { "ok", "note", "missing" };
  static const char *const remedies[] = { "none", "sync", "plan" };
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (points, i);
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "code", point->code);
      json_object_set_string_member (one, "state", states[point->state]);
      json_object_set_string_member (one, "text", point->text);
      json_object_set_string_member (one, "remedy", remedies[point->remedy]);
      json_array_add_object_element (array, one);
    }
  json_object_set_boolean_member (object, "ready", gvt_readiness_is_ready (points));
  json_object_set_array_member (object, "points", array);
  return object;
}
