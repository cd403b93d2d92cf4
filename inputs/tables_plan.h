/* tables_plan.h - the mappings of a production plan's file. Its root shares the first keys, and
 * their places in the enum, with a ward's. */
#ifndef BEM_TABLES_PLAN_H
#define BEM_TABLES_PLAN_H

#include "tables.h"

enum {
    PLAN_TASKS = ROOT_N,
    PLAN_GROUPS,
    PLAN_OFFERS,
    PLAN_RECRUITS,
    PLAN_RESOURCES,
    PLAN_ACTIVITIES,
    PLAN_QUEUE,
    PLAN_TARGETS,
    PLAN_BUDGET,
    PLAN_RENTAL,
    PLAN_STAFFING,
    PLAN_N
};
enum { TASK_BY, TASK_N };
enum {
    GROUP_CONTRACT,
    GROUP_COMPETENCES,
    GROUP_HEADS,
    GROUP_HEADROOM,
    GROUP_OFF,
    GROUP_EXTRA,
    GROUP_N
};
enum { EXTRA_MOST, EXTRA_PRICE, EXTRA_N };
enum { OFFER_KIND, OFFER_COMPETENCES, OFFER_HOURS, OFFER_PRICE, OFFER_N };
enum {
    RECRUIT_ID,
    RECRUIT_GROUP,
    RECRUIT_FROM,
    RECRUIT_MIN,
    RECRUIT_MAX,
    RECRUIT_LEARNING,
    RECRUIT_FEE,
    RECRUIT_N
};
enum {
    RESOURCE_UNITS,
    RESOURCE_HOURS,
    RESOURCE_UTILISATION,
    RESOURCE_CLOSED,
    RESOURCE_TEAM,
    RESOURCE_COST,
    RESOURCE_MIN,
    RESOURCE_MODE,
    RESOURCE_BELOW,
    RESOURCE_N
};
enum {
    ACTIVITY_KIND,
    ACTIVITY_DRG,
    ACTIVITY_VALUE,
    ACTIVITY_COST,
    ACTIVITY_TIME,
    ACTIVITY_USES,
    ACTIVITY_CLOSED,
    ACTIVITY_INFLOW,
    ACTIVITY_REMOVED,
    ACTIVITY_BACKLOG,
    ACTIVITY_WAITS,
    ACTIVITY_CANCELLATION,
    ACTIVITY_WITHDRAWN,
    ACTIVITY_WAITING,
    ACTIVITY_LEFT,
    ACTIVITY_GUARANTEE,
    ACTIVITY_LATE_MODE,
    ACTIVITY_LATE,
    ACTIVITY_QUEUE_BY,
    ACTIVITY_TURNED_AWAY,
    ACTIVITY_MIN,
    ACTIVITY_MAX,
    ACTIVITY_MODE,
    ACTIVITY_BELOW,
    ACTIVITY_ABOVE,
    ACTIVITY_LEADS_TO,
    ACTIVITY_CATEGORY,
    ACTIVITY_N
};
enum { FOLLOW_ACTIVITY, FOLLOW_NUMBER, FOLLOW_AFTER, FOLLOW_N };
enum {
    TARGET_ID,
    TARGET_MEASURE,
    TARGET_ACTIVITIES,
    TARGET_FROM,
    TARGET_TO,
    TARGET_MIN,
    TARGET_MAX,
    TARGET_MODE,
    TARGET_COST,
    TARGET_N
};
enum { BUDGET_MOST, BUDGET_MODE, BUDGET_OVER, BUDGET_N };
enum {
    STAFFING_ID,
    STAFFING_RESOURCE,
    STAFFING_COMPETENCE,
    STAFFING_SHIFT,
    STAFFING_DAYS,
    STAFFING_RATIO,
    STAFFING_PART,
    STAFFING_MIN,
    STAFFING_SPARE,
    STAFFING_SHORTAGE,
    STAFFING_SURPLUS,
    STAFFING_BELOW_MIN,
    STAFFING_N
};
enum { GOAL_RATIO, GOAL_MODE, GOAL_OVER, GOAL_N };
enum { SERIES_USUAL, SERIES_CHANGES, SERIES_CSV, SERIES_GROUP, SERIES_PERCENTILE, SERIES_N };
enum { CHANGE_FROM, CHANGE_TO, CHANGE_VALUE, CHANGE_N };
enum { ROW_DATE, ROW_GROUP, ROW_VALUE, ROW_P10, ROW_P50, ROW_P80, ROW_P90, ROW_N };

extern const bem_table bem_table_plan, bem_table_task, bem_table_group, bem_table_extra,
    bem_table_offer, bem_table_recruit, bem_table_resource, bem_table_activity, bem_table_follow,
    bem_table_target, bem_table_budget, bem_table_goal, bem_table_staffing, bem_table_series,
    bem_table_change, bem_table_series_row;

/* All of them, in the order of the reference; NULL at the end. */
const bem_table *bem_table_plan_at(int i);

#endif
