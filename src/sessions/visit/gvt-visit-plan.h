/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A module that a visit wants taught, and how long. */
typedef struct
{
  char *module; /* its id, 'm5-hari-pemungutan-suara' */
  guint minutes;
} GvtPlannedModule;

/* What a team sets out to do: one place, one day, one or many classes. Texts are never %NULL; what
 * is not known is "". */
typedef struct
{
  char *name;         /* of the school or village, as people say it: 1 to 120 characters */
  char *place;        /* region code */
  char *date;         /* YYYY-MM-DD */
  guint expected;     /* people, at most 100,000 */
  guint women;        /* of these; 0: not said */
  guint classes;      /* planned, at most 100; 0: not said */
  char *segment;      /* whom it is for: of gvt_segment_codes (gvt-module.h), or "" */
  char *order_number; /* of the Surat Tugas */
  char *order_date;   /* YYYY-MM-DD, or "" */
  char *letterhead;   /* lines above the report */
  char *contact_name; /* of the host. With the next: personal, and stays on the laptop */
  char *contact_phone;
  char *names_until;     /* YYYY-MM-DD: when the names of attendance are erased; "" for the usual */
  gboolean names_travel; /* whether the names of attendance may go to the centre */
  GStrv facilitators;    /* user codes */
  GStrv villages;        /* whose voter lists it wants leased: region codes */
  GStrv class_names;     /* in their order: what each class is called, as far as it is known */
  GStrv steps;           /* of a class, in their order: codes of gvt_step_codes */
  GPtrArray *modules;    /* of #GvtPlannedModule, in their order */
} GvtVisitPlan;

/** gvt_visit_plan_new: an empty one, with the usual steps. Returns: (transfer full) */
GvtVisitPlan *gvt_visit_plan_new (void);
GvtVisitPlan *gvt_visit_plan_copy (const GvtVisitPlan *self);
void gvt_visit_plan_free (GvtVisitPlan *self);
/** gvt_visit_plan_add_module: @minutes: 1 to 600, or 0 for the module's own */
void gvt_visit_plan_add_module (GvtVisitPlan *self, const char *module, guint minutes);
/** gvt_visit_plan_set_text: @field: one of the texts. Copies @value */
void gvt_visit_plan_set_text (char **field, const char *value);

/**
 * gvt_visit_plan_from_json:
 *
 * Members as the fields are called, "modules" as [{"module", "minutes"}]; all may be absent but
 * "name", "place" and "date". Every value is checked for form and size. Any thread.
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_BAD_INPUT says in words which value is wrong
 */
GvtVisitPlan *gvt_visit_plan_from_json (JsonObject *object, GError **error);
/**
 * gvt_visit_plan_check:
 * @object: what gvt_visit_plan_from_json() would read, if all were well
 * @member: one of it
 *
 * Judges that member alone, beside what it depends on, so that a form can say it where it is typed.
 * Any thread.
 *
 * Returns: %FALSE with %GVT_ERROR_BAD_INPUT, in words
 */
gboolean gvt_visit_plan_check (JsonObject *object, const char *member, GError **error);
/** gvt_visit_plan_check_day: whether a visit can be on @date as far as @today can tell: a slip in
 * the year would hide it for ever. Both YYYY-MM-DD. %GVT_ERROR_BAD_INPUT names the bound */
gboolean gvt_visit_plan_check_day (const char *date, const char *today, GError **error);
/** gvt_visit_plan_compare: Returns: (transfer full): the members in which the two differ, in their
 * order */
GStrv gvt_visit_plan_compare (const GvtVisitPlan *a, const GvtVisitPlan *b);
/** gvt_visit_plan_to_json: what gvt_visit_plan_from_json() reads, values that are "" or empty left
 * out. Returns: (transfer full) */
JsonObject *gvt_visit_plan_to_json (const GvtVisitPlan *self);

/* For a plan that does not say until when names are kept. No rule of the election office for lists
 * of attendance is known; this is long enough for a report to be asked about. */
#define GVT_NAMES_DAYS 90

/* How long after the visit a plan may keep names. */
#define GVT_NAMES_MAX_DAYS 365

/* The first day that a visit can have: the year of one before that was mistyped. */
#define GVT_VISIT_FIRST_DAY "2020-01-01"

/** gvt_visit_plan_get_form: which of our programs can read it: 0 the first that knew plans, 1 those
 * that know of names, 2 those that know of women and of classes by name */
guint gvt_visit_plan_get_form (const GvtVisitPlan *self);
/** gvt_visit_plan_split: what an event says of a plan: all but the place, which its header has, and
 * the host, who stands in @personal: (out) (transfer full), %NULL where nobody is named. Returns:
 * (transfer full) (nullable): its body */
JsonObject *gvt_visit_plan_split (const GvtVisitPlan *self, GBytes **personal, GError **error);

/* The codes of the steps of a class, in the usual order; ends with %NULL. */
extern const char *const gvt_step_codes[];
/** gvt_step_codes_check: whether @steps are an order of a class: known, each once, "close" the
 * last; %GVT_ERROR_BAD_INPUT names what is wrong. @steps: %NULL-terminated */
gboolean gvt_step_codes_check (const char *const *steps, GError **error);
/** gvt_step_title_of: what people call the step @code. Translated, static; "" for no step */
const char *gvt_step_title_of (const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVisitPlan, gvt_visit_plan_free)

G_END_DECLS
