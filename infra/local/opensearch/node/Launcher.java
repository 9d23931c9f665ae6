import java.io.OutputStream;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.http.HttpServerTransport;

/**
 * Runs one node of OpenSearch on the loopback, without its security plugin, until standard input ends or the process is
 * told to. Prints where it answers: {"address":"http://127.0.0.1:41231"}.
 * Arguments: the folder for all that it writes; its port, 0 for any; `keep` the folder in the end, or `discard` it.
 */
final class Launcher {
    public static void main(String[] arguments) throws Exception {
        String folder = arguments[0];
        String port = arguments[1];
        boolean keep = arguments[2].equals("keep");
        var out = System.out; // OpenSearch takes it for its log

        OpenSearchRunner runner = new OpenSearchRunner();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(runner, keep)));
        runner.onBuild((number, settings) -> settings
            .put("network.host", "127.0.0.1")
            .put("http.port", port)
            .put("transport.port", "0")
            .put("discovery.type", "single-node")
            // The laptop's disk may be nearly full; a domain's has an alarm.
            .put("cluster.routing.allocation.disk.threshold_enabled", false));
        runner.build(OpenSearchRunner.newConfigs().basePath(folder).clusterName("cuttings").numOfNode(1).disableESLogger());

        var http = runner.node().injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress();
        out.println("{\"address\":\"http://127.0.0.1:" + http.getPort() + "\"}");
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static void stop(OpenSearchRunner runner, boolean keep) {
        try {
            runner.close();
        } catch (Exception error) {
            System.err.println("The node did not close: " + error);
        }
        if (!keep) runner.clean();
    }
}
