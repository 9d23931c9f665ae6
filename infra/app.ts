import { App } from 'aws-cdk-lib';
import { projectContext } from './context.ts';
import { addCuttings } from './stack.ts';

// Context given on the command line goes before this.
const app = new App({ context: projectContext(), analyticsReporting: false });
addCuttings(app);
app.synth();
