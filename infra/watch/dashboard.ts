import { Duration } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, GraphWidget, type IAlarm, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Watch } from './watch.ts';

const WHOLE = 24; // columns that a dashboard has

/** One page of everything: the alarms on top, then the parts in the order of an article's way. Answers its name. */
export const addDashboard = (scope: Construct, watches: readonly Watch[], alarms: readonly IAlarm[]): string => {
  const dashboard = new Dashboard(scope, 'Dashboard', { defaultInterval: Duration.hours(12) });
  dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: WHOLE }));
  for (const { title, graphs } of watches) {
    dashboard.addWidgets(new TextWidget({ markdown: `## ${title}`, width: WHOLE, height: 1 }));
    dashboard.addWidgets(
      ...graphs.map(
        ({ title: of, left, right = [] }) =>
          new GraphWidget({
            title: of,
            left: [...left],
            right: [...right],
            leftYAxis: { min: 0 },
            rightYAxis: { min: 0 },
            width: WHOLE / 3,
          }),
      ),
    );
  }
  return dashboard.dashboardName;
};
